// SPDX-License-Identifier: GPL-2.0
/*
 * PCA953x I/O expander and compatibles
 *
 * A register for what the pins are, one for what outputs drive, one that says
 * which pins are inputs; chips of 16 lines have two of each, side by side.  The
 * interrupt pin is asserted while an input is not what was last read, so reading
 * releases it and whoever reads must also look for changes.  A PCAL64xx can keep
 * a change until it was read, however short it was.
 *
 * A PCF8574 has no registers: it is read and written as one byte, and a line that
 * is written 1 is an input with a weak pull-up.
 *
 * Datasheets: NXP PCA9534 (rev. 3), PCA9535 (rev. 6), PCA9554 (rev. 10), PCA9555
 * (rev. 10), PCAL6408A (rev. 3), PCAL6416A (rev. 5), PCF8574 (rev. 5); Maxim
 * MAX7310 (19-2698).
 */
#include <inox/gpio.h>
#include <inox/i2c-registers.h>

#include <inox/strict.h>

/* Of a chip of 8 lines. */
#define PCA953X_INPUT		0x00
#define PCA953X_OUTPUT		0x01
#define PCA953X_INVERTED	0x02
#define PCA953X_IS_INPUT	0x03
#define PCAL_LATCHED		0x42
#define PCAL_NO_INTERRUPT	0x45
#define PCAL_BANK		0x40u

struct pca953x_kind {
	u8 lines;
	bool latch;		/* of inputs, and a mask of interrupts */
	bool plain;		/* without registers */
};

static const struct pca953x_kind pca953x_8 = { 8 };
static const struct pca953x_kind pca953x_16 = { 16 };
static const struct pca953x_kind pca953x_pcal8 = { 8, true };
static const struct pca953x_kind pca953x_pcal16 = { 16, true };
static const struct pca953x_kind pca953x_plain = { 8, false, true };

#define PCA953X_CHIPS(chip)			\
	chip("pca9534", pca953x_8)		\
	chip("pca9535", pca953x_16)		\
	chip("pca9554", pca953x_8)		\
	chip("pca9555", pca953x_16)		\
	chip("max7310", pca953x_8)		\
	chip("pcal6408", pca953x_pcal8)		\
	chip("pcal6416", pca953x_pcal16)	\
	chip("pcf8574", pca953x_plain)

struct pca953x {
	struct inox_i2c_registers bus;
	struct inox_gpio gpio;
	u32 outputs;		/* which lines are */
	u32 driven;		/* what they drive, or would */
	u32 watched;
	u32 seen;		/* all levels, as last read */
	u32 rose, fell;		/* since .irq was there */
	bool unsure;		/* what a write that failed has done */
};

inox_i2c_ids(pca953x, struct pca953x_kind, PCA953X_CHIPS);

static u32 pca953x_lines(const struct pca953x *pca953x)
{
	return pca953x_kind(pca953x)->lines;
}

static u32 pca953x_outputs(const struct pca953x *pca953x)
{
	return pca953x->outputs;
}

/* Two of each register: those of the PCAL have a bank of their own. */
static u8 pca953x_pair(u8 reg)
{
	return (u8)((reg & PCAL_BANK) | (reg & (PCAL_BANK - 1)) << 1);
}

static int pca953x_get(struct pca953x *pca953x, u8 reg, u32 *value)
{
	u8 pair[2];

	if (pca953x_kind(pca953x)->lines == 8) {
		*value = TRY(inox_i2c_registers_get(pca953x, reg));
		return 0;
	}
	TRY(inox_i2c_registers_read(pca953x, pca953x_pair(reg), pair));
	*value = (u32)(pair[0] | pair[1] << 8);
	return 0;
}

static int pca953x_put(struct pca953x *pca953x, u8 reg, u32 value)
{
	const u8 one[] = { (u8)value };
	const u8 pair[] = { (u8)value, (u8)(value >> 8) };

	if (pca953x_kind(pca953x)->lines == 8)
		return inox_i2c_registers_write(pca953x, reg, one);
	return inox_i2c_registers_write(pca953x, pca953x_pair(reg), pair);
}

static int pca953x_levels(struct pca953x *pca953x, u32 *levels)
{
	if (!pca953x_kind(pca953x)->plain)
		return pca953x_get(pca953x, PCA953X_INPUT, levels);
	*levels = TRY(inox_i2c_registers_receive(pca953x));
	return 0;
}

static int pca953x_look(struct pca953x *pca953x)
{
	u32 levels, changed;

	TRY(pca953x_levels(pca953x, &levels));
	changed = (levels ^ pca953x->seen) & ~pca953x->outputs;
	pca953x->rose |= changed & levels;
	pca953x->fell |= changed & ~levels;
	pca953x->seen = levels;
	return 0;
}

/* To read releases the interrupt's pin: what others wait for is still to be told. */
static int pca953x_look_past(struct pca953x *pca953x, u32 lines)
{
	TRY(pca953x_look(pca953x));
	pca953x->rose &= ~lines;
	pca953x->fell &= ~lines;
	if ((pca953x->rose | pca953x->fell) & pca953x->watched)
		inox_irq_again(pca953x);
	return 0;
}

static int pca953x_read(struct pca953x *pca953x, u32 *levels)
{
	TRY(pca953x_look_past(pca953x, 0));
	*levels = pca953x->seen;
	return 0;
}

static int pca953x_irq(struct pca953x *pca953x)
{
	TRY(pca953x_look(pca953x));
	inox_gpio_edges(pca953x, gpio, pca953x->rose, pca953x->fell, pca953x->seen);
	pca953x->rose = 0;
	pca953x->fell = 0;
	return 0;
}

/* To write releases the pin of a plain chip, too. */
static int pca953x_send(struct pca953x *pca953x, u8 lines)
{
	TRY(inox_i2c_registers_send(pca953x, lines));
	if (pca953x->watched)
		inox_irq_again(pca953x);
	return 0;
}

/* What is driven first, so that a line which becomes an output is right at once. */
static int pca953x_put_lines(struct pca953x *pca953x, u32 outputs, u32 driven)
{
	bool unsure = pca953x->unsure;

	if (pca953x_kind(pca953x)->plain)
		return pca953x_send(pca953x, (u8)(driven | ~outputs));
	pca953x->unsure = true;
	if (unsure || driven != pca953x->driven)
		TRY(pca953x_put(pca953x, PCA953X_OUTPUT, driven));
	if (unsure || outputs != pca953x->outputs)
		TRY(pca953x_put(pca953x, PCA953X_IS_INPUT, ~outputs));
	pca953x->unsure = false;
	return 0;
}

static int pca953x_apply(struct pca953x *pca953x, u32 outputs, u32 driven)
{
	TRY(pca953x_put_lines(pca953x, outputs, driven));
	pca953x->driven = driven;
	pca953x->outputs = outputs;
	return 0;
}

static u32 pca953x_with(const struct pca953x *pca953x, u32 lines, u32 levels)
{
	return (pca953x->driven & ~lines) | (levels & lines);
}

static int pca953x_write(struct pca953x *pca953x, u32 lines, u32 levels)
{
	return pca953x_apply(pca953x, pca953x->outputs, pca953x_with(pca953x, lines, levels));
}

static int pca953x_output(struct pca953x *pca953x, u32 lines, u32 levels)
{
	return pca953x_apply(pca953x, pca953x->outputs | lines,
			     pca953x_with(pca953x, lines, levels));
}

/* What an output drove is no news of an input. */
static int pca953x_input(struct pca953x *pca953x, u32 lines)
{
	u32 fresh = lines & pca953x->outputs;

	TRY(pca953x_apply(pca953x, pca953x->outputs & ~lines, pca953x->driven));
	return fresh ? pca953x_look_past(pca953x, fresh) : 0;
}

/* Nor is what a line did before somebody waited for it. */
static int pca953x_watch(struct pca953x *pca953x, u32 lines)
{
	u32 fresh = lines & ~pca953x->watched;

	if (fresh)
		TRY(pca953x_look_past(pca953x, fresh));
	if (pca953x_kind(pca953x)->latch) {
		TRY(pca953x_put(pca953x, PCAL_LATCHED, lines));
		TRY(pca953x_put(pca953x, PCAL_NO_INTERRUPT, ~lines));
	}
	pca953x->watched = lines;
	return 0;
}

/* The supply may have been off: everything is written again. */
static int pca953x_resume(struct pca953x *pca953x)
{
	pca953x->unsure = true;
	if (!pca953x_kind(pca953x)->plain)
		TRY(pca953x_put(pca953x, PCA953X_INVERTED, 0));
	TRY(pca953x_apply(pca953x, pca953x->outputs, pca953x->driven));
	return pca953x_watch(pca953x, pca953x->watched);
}

/* What firmware drives stays so; of a plain chip that cannot be known.  It waits for no input. */
static int pca953x_probe(struct pca953x *pca953x)
{
	u32 inputs;

	if (pca953x_kind(pca953x)->plain) {
		pca953x->driven = U32_MAX;
		return pca953x_levels(pca953x, &pca953x->seen);
	}
	TRY(pca953x_get(pca953x, PCA953X_IS_INPUT, &inputs));
	TRY(pca953x_get(pca953x, PCA953X_OUTPUT, &pca953x->driven));
	pca953x->outputs = ~inputs & (u32)(BIT(pca953x_lines(pca953x)) - 1);
	TRY(pca953x_put(pca953x, PCA953X_INVERTED, 0));
	TRY(pca953x_watch(pca953x, 0));
	return pca953x_levels(pca953x, &pca953x->seen);
}

inox_gpio(pca953x, gpio,
	.lines = pca953x_lines,
	.outputs = pca953x_outputs,
	.read = pca953x_read,
	.write = pca953x_write,
	.input = pca953x_input,
	.output = pca953x_output,
	.watch = pca953x_watch);

inox_i2c_driver(pca953x,
	.supply = "vcc",
	.probe = pca953x_probe,
	.resume = pca953x_resume,
	.irq = pca953x_irq,
	.publish = pca953x_gpio);

MODULE_DESCRIPTION("PCA953x I/O expander");
MODULE_LICENSE("GPL");
