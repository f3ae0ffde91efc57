// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: PCA953x I/O expander and compatibles
 *
 * "pins" is what the world outside drives; a pin that is an output is what the
 * chip drives, whatever is outside.  The interrupt pin is asserted while an input
 * differs from what was last read of it, unless it changes back; one that is
 * latched keeps its first change until it is read.
 *
 * Datasheets: NXP PCA9534 (rev. 3), PCA9555 (rev. 10), PCAL6408A (rev. 3),
 * PCAL6416A (rev. 5), sections Registers, Interrupt output; PCF8574 (rev. 5),
 * section Quasi-bidirectional I/Os; Maxim MAX7310 (19-2698).
 */
#include <inox/sim/i2c.h>

#include <inox/strict.h>

/* Of a chip of 8 lines; in those of 16, each is two. */
enum pca953x_register {
	PCA953X_INPUT = 0x00,
	PCA953X_OUTPUT = 0x01,
	PCA953X_INVERTED = 0x02,
	PCA953X_IS_INPUT = 0x03,
	PCAL_LATCHED = 0x42,
	PCAL_NO_INTERRUPT = 0x45,
	PCAL_STATUS = 0x46,
};

#define PCAL_BANK	0x40u

struct pca953x_kind {
	u8 lines;
	bool latch;
	bool plain;
};

static const struct pca953x_kind pca953x_8 = { 8 };
static const struct pca953x_kind pca953x_16 = { 16 };
static const struct pca953x_kind pca953x_pcal8 = { 8, true };
static const struct pca953x_kind pca953x_pcal16 = { 16, true };
static const struct pca953x_kind pca953x_plain = { 8, false, true };

#define PCA953X_MODELS(model)			\
	model("pca9534", pca953x_8)		\
	model("pca9535", pca953x_16)		\
	model("pca9554", pca953x_8)		\
	model("pca9555", pca953x_16)		\
	model("max7310", pca953x_8)		\
	model("pcal6408", pca953x_pcal8)	\
	model("pcal6416", pca953x_pcal16)	\
	model("pcf8574", pca953x_plain)

struct pca953x {
	struct inox_sim_chip chip;
	u8 pointer;
	bool pointed;		/* a byte has come that is the pointer */
	u16 pins;		/* driven from outside */
	u16 output, inverted, is_input;
	u16 latched, no_interrupt;
	u16 read;		/* of each pin, what was last read */
	u16 held;		/* of a latched pin, what it changed to */
	u16 holding;		/* those that did */
	u32 reads;		/* bytes of the input registers */
	u32 writes;		/* bytes of the output registers */
};

inox_sim_models(pca953x, struct pca953x_kind, PCA953X_MODELS);

#define PCA953X_ATTRS(attr)						\
	attr(pca953x, pins, set_int, 0, 0xffff)				\
	attr(pca953x, levels, text)					\
	attr(pca953x, output, ro_hex)					\
	attr(pca953x, inverted, ro_hex)					\
	attr(pca953x, is_input, ro_hex)					\
	attr(pca953x, latched, ro_hex)					\
	attr(pca953x, no_interrupt, ro_hex)				\
	attr(pca953x, reads, ro_int)					\
	attr(pca953x, writes, ro_int)

static u16 pca953x_all(const struct pca953x *pca953x)
{
	return pca953x_kind(pca953x)->lines == 8 ? 0x00ff : 0xffff;
}

/* A plain line that is written 0 is low, whoever pulls it up. */
static u16 pca953x_now(const struct pca953x *pca953x)
{
	u32 level = (pca953x->pins & pca953x->is_input) | (pca953x->output & ~pca953x->is_input);

	if (pca953x_kind(pca953x)->plain)
		level = pca953x->pins & pca953x->output;
	return (u16)(level & pca953x_all(pca953x));
}

static void pca953x_levels(struct pca953x *pca953x, struct inox_text *text)
{
	inox_text_add(text, "0x%04x\n", pca953x_now(pca953x));
}

/* What a read would give, before it is inverted. */
static u16 pca953x_seen(const struct pca953x *pca953x)
{
	return (u16)((pca953x_now(pca953x) & ~pca953x->holding) |
		     (pca953x->held & pca953x->holding));
}

static u16 pca953x_news(const struct pca953x *pca953x)
{
	u32 heard = pca953x->is_input & ~pca953x->no_interrupt & pca953x_all(pca953x);

	if (pca953x_kind(pca953x)->plain)
		heard = pca953x->output;
	return (u16)((pca953x_seen(pca953x) ^ pca953x->read) & heard);
}

/* After anything that may have changed a level. */
static void pca953x_settle(struct pca953x *pca953x)
{
	u32 fresh = (pca953x_now(pca953x) ^ pca953x->read) & pca953x->latched &
		    ~pca953x->holding;

	pca953x->held = (u16)((pca953x->held & ~fresh) | (pca953x_now(pca953x) & fresh));
	pca953x->holding = (u16)((pca953x->holding | fresh) & pca953x->latched &
				 pca953x->is_input);
	inox_sim_pin_set(pca953x, pca953x_news(pca953x));
}

static int pca953x_set_pins(struct pca953x *pca953x, u16 pins)
{
	pca953x->pins = pins;
	if (inox_sim_powered(pca953x))
		pca953x_settle(pca953x);
	return 0;
}

static int pca953x_init(struct pca953x *pca953x)
{
	pca953x->pins = 0xffff;
	return 0;
}

static void pca953x_power_on(struct pca953x *pca953x)
{
	pca953x->pointer = 0;
	pca953x->output = pca953x_all(pca953x);
	pca953x->inverted = 0;
	pca953x->is_input = pca953x_all(pca953x);
	pca953x->latched = 0;
	pca953x->no_interrupt = pca953x_kind(pca953x)->latch ? pca953x_all(pca953x) : 0;
	pca953x->holding = 0;
	pca953x->read = pca953x_now(pca953x);
	pca953x_settle(pca953x);
}

/* Which of the two the pointer means, as a shift. */
static unsigned int pca953x_half(const struct pca953x *pca953x)
{
	return pca953x_kind(pca953x)->lines == 8 ? 0 : pca953x->pointer % 2 * 8;
}

static u8 pca953x_meant(const struct pca953x *pca953x)
{
	u32 pointer = pca953x->pointer;

	if (pca953x_kind(pca953x)->lines == 8)
		return (u8)pointer;
	return (u8)((pointer & PCAL_BANK) | (pointer & (PCAL_BANK - 1)) / 2);
}

static u8 pca953x_read_input(struct pca953x *pca953x, unsigned int half)
{
	u32 bits = 0xffu << half;
	u16 seen = pca953x_seen(pca953x);

	pca953x->reads++;
	pca953x->read = (u16)((pca953x->read & ~bits) | (seen & bits));
	pca953x->holding = (u16)(pca953x->holding & ~bits);
	pca953x_settle(pca953x);
	if (pca953x_kind(pca953x)->plain)
		return (u8)seen;
	return (u8)((seen ^ pca953x->inverted) >> half);
}

static u16 *pca953x_register(struct pca953x *pca953x)
{
	bool latch = pca953x_kind(pca953x)->latch;

	switch ((enum pca953x_register)pca953x_meant(pca953x)) {
	case PCA953X_OUTPUT:
		return &pca953x->output;
	case PCA953X_INVERTED:
		return &pca953x->inverted;
	case PCA953X_IS_INPUT:
		return &pca953x->is_input;
	case PCAL_LATCHED:
		return latch ? &pca953x->latched : NULL;
	case PCAL_NO_INTERRUPT:
		return latch ? &pca953x->no_interrupt : NULL;
	case PCA953X_INPUT:
	case PCAL_STATUS:
		break;
	}
	return NULL;
}

/* The other half comes next; a chip of 8 lines stays where it is. */
static void pca953x_next(struct pca953x *pca953x)
{
	if (pca953x_kind(pca953x)->lines == 16)
		pca953x->pointer ^= 1;
}

static bool pca953x_start(struct pca953x *pca953x, bool read)
{
	pca953x->pointed = read || pca953x_kind(pca953x)->plain;
	return true;
}

static void pca953x_put(struct pca953x *pca953x, u8 byte)
{
	unsigned int half = pca953x_half(pca953x);
	u16 *reg = pca953x_kind(pca953x)->plain ? &pca953x->output :
						   pca953x_register(pca953x);

	if (!reg)
		return;
	*reg = (u16)((*reg & ~(0xffu << half)) | (unsigned int)byte << half);
	pca953x->writes += reg == &pca953x->output;
	if (pca953x_kind(pca953x)->plain)
		pca953x->read = pca953x_now(pca953x);
	pca953x_settle(pca953x);
}

static bool pca953x_write(struct pca953x *pca953x, u8 byte)
{
	if (!pca953x->pointed) {
		pca953x->pointer = byte;
		pca953x->pointed = true;
		return true;
	}
	pca953x_put(pca953x, byte);
	pca953x_next(pca953x);
	return true;
}

static u8 pca953x_read(struct pca953x *pca953x)
{
	unsigned int half = pca953x_half(pca953x);
	const u16 *reg = pca953x_register(pca953x);
	u32 byte = 0xff;

	if (pca953x_kind(pca953x)->plain || pca953x_meant(pca953x) == PCA953X_INPUT)
		byte = pca953x_read_input(pca953x, pca953x_kind(pca953x)->plain ? 0 : half);
	else if (reg)
		byte = (u32)*reg >> half;
	else if (pca953x_meant(pca953x) == PCAL_STATUS && pca953x_kind(pca953x)->latch)
		byte = (u32)pca953x_news(pca953x) >> half;
	pca953x_next(pca953x);
	return (u8)byte;
}

inox_sim_chip(pca953x, PCA953X_MODELS, PCA953X_ATTRS,
	.init = pca953x_init,
	.power_on = pca953x_power_on,
	.start = pca953x_start,
	.write = pca953x_write,
	.read = pca953x_read);

MODULE_DESCRIPTION("PCA953x I/O expanders and compatibles for simulated I2C buses");
MODULE_LICENSE("GPL");
