// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: LM90 temperature sensor and compatibles
 *
 * "temperature" is that of the chip, "remote" that of the diode.  A real chip
 * measures both several times a second; here one conversion follows each write
 * of one of the two and each transfer, so that tests can count.
 *
 * A write is carried out by the stop condition: only that tells a byte of data
 * from one before a packet error code.
 *
 * Datasheets: Texas Instruments LM90 (SNIS126A), sections The ALERT Output, LM90
 * Registers; ON Semiconductor NCT1008, ADT7461, ADM1032, sections Registers,
 * Status Register, Serial Bus Interface, SMBus Alert; for what the ADM1032 takes
 * its packet error code of, the kernel's Documentation/hwmon/lm90.rst.
 */
#include <linux/bits.h>

#include <inox/reg.h>
#include <inox/sim/i2c.h>

#include <inox/strict.h>

/* By the address they are read at. */
#define LM90_LOCAL		0x00u
#define LM90_REMOTE		0x01u
#define LM90_STATUS		0x02u
#define LM90_CONF		0x03u
#define LM90_RATE		0x04u
#define LM90_LOCAL_HIGH		0x05u
#define LM90_LOCAL_LOW		0x06u
#define LM90_REMOTE_HIGH	0x07u
#define LM90_REMOTE_LOW		0x08u
#define LM90_ONE_SHOT		0x0fu
#define LM90_REMOTE_FINE	0x10u
#define LM90_OFFSET		0x11u
#define LM90_OFFSET_FINE	0x12u
#define LM90_REMOTE_HIGH_FINE	0x13u
#define LM90_REMOTE_LOW_FINE	0x14u
#define LM90_REMOTE_CRITICAL	0x19u
#define LM90_LOCAL_CRITICAL	0x20u
#define LM90_HYSTERESIS		0x21u
#define LM90_QUEUE		0x22u
#define LM90_FILTER		0xbfu
#define LM90_MAKER		0xfeu
#define LM90_REVISION		0xffu

/* Those from LM90_CONF to LM90_REMOTE_LOW are written elsewhere. */
#define LM90_WRITTEN_FROM	0x09u
#define LM90_WRITTEN_TO		0x0eu
#define LM90_WRITTEN_BY		6

#define LM90_MASK		0x80u	/* of LM90_CONF: no alert */
#define LM90_STANDBY		0x40u

#define LM90_IS_LOCAL_HIGH	0x40u	/* of LM90_STATUS */
#define LM90_IS_LOCAL_LOW	0x20u
#define LM90_IS_REMOTE_HIGH	0x10u
#define LM90_IS_REMOTE_LOW	0x08u
#define LM90_IS_OPEN		0x04u
#define LM90_IS_REMOTE_CRITICAL	0x02u
#define LM90_IS_LOCAL_CRITICAL	0x01u
#define LM90_IS_CRITICAL	(LM90_IS_REMOTE_CRITICAL | LM90_IS_LOCAL_CRITICAL)

#define LM90_FINE		0xe0u	/* bits of a low byte */
#define LM90_REMOTE_BITS	11u
#define LM90_LOWEST		(-55000)
#define LM90_HIGHEST		125000
#define LM90_ROOM		25000
#define LM90_OPEN_READS		(127 << 8)

/* LM90_PEC_EACH: a repeated start condition begins a message of its own. */
enum lm90_pec { LM90_PEC_NONE, LM90_PEC_EACH, LM90_PEC_WHOLE };

/* What the models differ in. */
struct lm90_kind {
	u8 maker;
	u8 revision;
	u8 high;		/* limits at first, in degrees */
	u8 remote_critical;
	u8 conf_bits;
	u8 queue_bits;
	u8 filter_bits;
	u8 alerts;		/* bits of the status that assert the pin */
	enum lm90_pec pec;
	bool masks;		/* who was told is not told again before it says so */
};

static const struct lm90_kind lm90_lm90 = {
	.maker = 0x01, .revision = 0x21, .high = 70, .remote_critical = 85,
	.conf_bits = 0xd7, .filter_bits = 0x07,
	.alerts = 0x7b, .pec = LM90_PEC_NONE, .masks = true,
};

static const struct lm90_kind lm90_adm1032 = {
	.maker = 0x41, .revision = 0x41, .high = 85, .remote_critical = 85,
	.conf_bits = 0xe0, .queue_bits = 0x8f,
	.alerts = 0x7c, .pec = LM90_PEC_EACH,
};

static const struct lm90_kind lm90_nct1008 = {
	.maker = 0x41, .revision = 0x57, .high = 85, .remote_critical = 108,
	.conf_bits = 0xe0, .queue_bits = 0x8f,
	.alerts = 0x7c, .pec = LM90_PEC_WHOLE,
};

#define LM90_MODELS(model)		\
	model("lm90", lm90_lm90)	\
	model("adm1032", lm90_adm1032)	\
	model("nct1008", lm90_nct1008)

struct lm90 {
	struct inox_sim_chip chip;
	s32 temperature;	/* of the chip, in millidegrees Celsius */
	s32 remote;		/* of the diode */
	bool open;		/* there is no diode */

	u8 reg[256];		/* at the address it is read at */
	u8 pointer;
	u8 index;		/* of the next byte in this message */
	u8 data;		/* that the stop condition is to write */
	bool written;		/* there is such data */
	bool convert;		/* once, though it stands by */
	bool told;		/* an alert is not over yet */

	u32 pec_reads;		/* codes that it sent */
	u32 pec_writes;		/* codes that came and were right */
	u32 pec_errors;		/* and that were wrong */
};

inox_sim_models(lm90, struct lm90_kind, LM90_MODELS);

#define LM90_ATTRS(attr)						\
	attr(lm90, temperature, set_int, LM90_LOWEST, LM90_HIGHEST)	\
	attr(lm90, remote, set_int, LM90_LOWEST, LM90_HIGHEST)		\
	attr(lm90, open, set_int, 0, 1)					\
	attr(lm90, status, text)					\
	attr(lm90, conf, text)						\
	attr(lm90, pointer, ro_hex)					\
	attr(lm90, pec_reads, ro_int)					\
	attr(lm90, pec_writes, ro_int)					\
	attr(lm90, pec_errors, ro_int)

static void lm90_status(struct lm90 *lm90, struct inox_text *text)
{
	inox_text_add(text, "0x%02x\n", lm90->reg[LM90_STATUS]);
}

static void lm90_conf(struct lm90 *lm90, struct inox_text *text)
{
	inox_text_add(text, "0x%02x\n", lm90->reg[LM90_CONF]);
}

/* In 1/256 degree, of two registers. */
static s32 lm90_wide(const struct lm90 *lm90, u8 high, u8 fine)
{
	return (s16)(lm90->reg[high] << 8 | lm90->reg[fine]);
}

static s32 lm90_narrow(const struct lm90 *lm90, u8 reg)
{
	return (s8)lm90->reg[reg] << 8;
}

static s32 lm90_measure(s32 temperature, unsigned int bits)
{
	return inox_mdegc_to_s16(inox_mdegc(temperature), LM90_LOWEST, LM90_HIGHEST, bits);
}

static bool lm90_is_critical(const struct lm90 *lm90, s32 t, u8 limit, u8 was)
{
	s32 least = lm90_narrow(lm90, limit) - (lm90->reg[LM90_HYSTERESIS] << 8);

	return t > lm90_narrow(lm90, limit) || (lm90->reg[LM90_STATUS] & was && t >= least);
}

/* What the limits say of two temperatures. */
static u8 lm90_judge(const struct lm90 *lm90, s32 local, s32 remote)
{
	u32 is = 0;

	if (local > lm90_narrow(lm90, LM90_LOCAL_HIGH))
		is |= LM90_IS_LOCAL_HIGH;
	if (local <= lm90_narrow(lm90, LM90_LOCAL_LOW))
		is |= LM90_IS_LOCAL_LOW;
	if (remote > lm90_wide(lm90, LM90_REMOTE_HIGH, LM90_REMOTE_HIGH_FINE))
		is |= LM90_IS_REMOTE_HIGH;
	if (remote <= lm90_wide(lm90, LM90_REMOTE_LOW, LM90_REMOTE_LOW_FINE))
		is |= LM90_IS_REMOTE_LOW;
	if (lm90->open)
		is |= LM90_IS_OPEN;
	if (lm90_is_critical(lm90, local, LM90_LOCAL_CRITICAL, LM90_IS_LOCAL_CRITICAL))
		is |= LM90_IS_LOCAL_CRITICAL;
	if (lm90_is_critical(lm90, remote, LM90_REMOTE_CRITICAL, LM90_IS_REMOTE_CRITICAL))
		is |= LM90_IS_REMOTE_CRITICAL;
	return (u8)is;
}

static void lm90_mask(struct lm90 *lm90)
{
	lm90->reg[LM90_CONF] = (u8)(lm90->reg[LM90_CONF] | LM90_MASK);
}

/* A mask forgets the alert where it is the chip's own; elsewhere it only covers it. */
static void lm90_settle(struct lm90 *lm90)
{
	bool masked = lm90->reg[LM90_CONF] & LM90_MASK;

	if (lm90->reg[LM90_STATUS] & lm90_kind(lm90)->alerts)
		lm90->told = true;
	if (masked && lm90_kind(lm90)->masks)
		lm90->told = false;
	inox_sim_pin_set(lm90, lm90->told && !masked);
}

/* Flags stay until they are read; critical is what it is now. */
static void lm90_convert(struct lm90 *lm90)
{
	s32 local = lm90_measure(lm90->temperature, 8);
	s32 remote = lm90_measure(lm90->remote, LM90_REMOTE_BITS) +
		     lm90_wide(lm90, LM90_OFFSET, LM90_OFFSET_FINE);

	remote = lm90->open ? LM90_OPEN_READS : clamp(remote, -128 << 8, LM90_OPEN_READS);
	lm90->reg[LM90_LOCAL] = (u8)(local >> 8);
	lm90->reg[LM90_REMOTE] = (u8)(remote >> 8);
	lm90->reg[LM90_REMOTE_FINE] = (u8)remote;
	lm90->reg[LM90_STATUS] = (u8)((lm90->reg[LM90_STATUS] & ~LM90_IS_CRITICAL) |
				      lm90_judge(lm90, local, remote));
	lm90_settle(lm90);
}

static bool lm90_runs(const struct lm90 *lm90)
{
	return inox_sim_powered(lm90) && !(lm90->reg[LM90_CONF] & LM90_STANDBY);
}

static int lm90_set_temperature(struct lm90 *lm90, s32 temperature)
{
	lm90->temperature = temperature;
	if (lm90_runs(lm90))
		lm90_convert(lm90);
	return 0;
}

static int lm90_set_remote(struct lm90 *lm90, s32 remote)
{
	lm90->remote = remote;
	if (lm90_runs(lm90))
		lm90_convert(lm90);
	return 0;
}

static int lm90_set_open(struct lm90 *lm90, bool open)
{
	lm90->open = open;
	if (lm90_runs(lm90))
		lm90_convert(lm90);
	return 0;
}

static int lm90_init(struct lm90 *lm90)
{
	lm90->temperature = LM90_ROOM;
	lm90->remote = LM90_ROOM;
	return 0;
}

static void lm90_power_on(struct lm90 *lm90)
{
	const struct lm90_kind *kind = lm90_kind(lm90);
	u32 i;

	for (i = 0; i < sizeof(lm90->reg); i++)
		lm90->reg[i] = 0;
	lm90->reg[LM90_RATE] = 8;
	lm90->reg[LM90_LOCAL_HIGH] = kind->high;
	lm90->reg[LM90_REMOTE_HIGH] = kind->high;
	lm90->reg[LM90_LOCAL_CRITICAL] = 85;
	lm90->reg[LM90_REMOTE_CRITICAL] = kind->remote_critical;
	lm90->reg[LM90_HYSTERESIS] = 10;
	lm90->reg[LM90_QUEUE] = kind->queue_bits & 0x01;
	lm90->reg[LM90_MAKER] = kind->maker;
	lm90->reg[LM90_REVISION] = kind->revision;
	lm90->pointer = LM90_LOCAL;
	lm90->index = 0;
	lm90->written = false;
	lm90->convert = false;
	lm90->told = false;
	lm90_convert(lm90);
}

/* Which bits of a register can be written. */
static u8 lm90_bits(const struct lm90 *lm90, u8 reg)
{
	switch (reg) {
	case LM90_CONF:
		return lm90_kind(lm90)->conf_bits;
	case LM90_RATE:
		return 0x0f;
	case LM90_LOCAL_HIGH:
	case LM90_LOCAL_LOW:
	case LM90_REMOTE_HIGH:
	case LM90_REMOTE_LOW:
	case LM90_OFFSET:
	case LM90_REMOTE_CRITICAL:
	case LM90_LOCAL_CRITICAL:
		return 0xff;
	case LM90_OFFSET_FINE:
	case LM90_REMOTE_HIGH_FINE:
	case LM90_REMOTE_LOW_FINE:
		return LM90_FINE;
	case LM90_HYSTERESIS:
		return 0x1f;
	case LM90_QUEUE:
		return lm90_kind(lm90)->queue_bits;
	case LM90_FILTER:
		return lm90_kind(lm90)->filter_bits;
	}
	return 0;
}

static void lm90_write_register(struct lm90 *lm90)
{
	u8 reg = lm90->pointer;
	u8 bits;

	if (reg == LM90_ONE_SHOT)
		lm90->convert = true;
	if (reg >= LM90_CONF && reg <= LM90_REMOTE_LOW)
		return;
	if (reg >= LM90_WRITTEN_FROM && reg <= LM90_WRITTEN_TO)
		reg = (u8)(reg - LM90_WRITTEN_BY);
	bits = lm90_bits(lm90, reg);
	lm90->reg[reg] = (u8)((lm90->reg[reg] & ~bits) | (lm90->data & bits));
}

static bool lm90_start(struct lm90 *lm90, bool read)
{
	lm90->index = 0;
	lm90->written = false;
	if (read && lm90_kind(lm90)->pec == LM90_PEC_EACH)
		inox_sim_pec_restart(lm90);
	return true;
}

/* What does not fit its code is neither acknowledged nor done. */
static bool lm90_check(struct lm90 *lm90)
{
	lm90->written = !inox_sim_pec(lm90);
	if (lm90->written)
		lm90->pec_writes++;
	else
		lm90->pec_errors++;
	return lm90->written;
}

static bool lm90_write(struct lm90 *lm90, u8 byte)
{
	switch (lm90->index) {
	case 0:
		lm90->pointer = byte;
		break;
	case 1:
		lm90->data = byte;
		lm90->written = true;
		break;
	case 2:
		if (lm90_kind(lm90)->pec != LM90_PEC_NONE) {
			lm90->index++;
			return lm90_check(lm90);
		}
		return false;
	default:
		return false;
	}
	lm90->index++;
	return true;
}

/* What is critical is not cleared: it ends when it is cooler. */
static u8 lm90_read_status(struct lm90 *lm90)
{
	u8 status = lm90->reg[LM90_STATUS];

	if (status & lm90_kind(lm90)->alerts && lm90_kind(lm90)->masks)
		lm90_mask(lm90);
	lm90->reg[LM90_STATUS] = status & LM90_IS_CRITICAL;
	return status;
}

/* The register, its code, and then nobody drives the bus. */
static u8 lm90_read(struct lm90 *lm90)
{
	if (!lm90->index) {
		lm90->index++;
		return lm90->pointer == LM90_STATUS ? lm90_read_status(lm90) :
						      lm90->reg[lm90->pointer];
	}
	if (lm90->index > 1 || lm90_kind(lm90)->pec == LM90_PEC_NONE)
		return 0xff;
	lm90->index++;
	lm90->pec_reads++;
	return inox_sim_pec(lm90);
}

static void lm90_stop(struct lm90 *lm90)
{
	if (lm90->written)
		lm90_write_register(lm90);
	lm90->written = false;
	if (lm90_runs(lm90) || lm90->convert)
		lm90_convert(lm90);
	else
		lm90_settle(lm90);
	lm90->convert = false;
}

/* One kind is silent until it is unmasked, the others until there is nothing to tell. */
static void lm90_alert(struct lm90 *lm90)
{
	if (lm90_kind(lm90)->masks)
		lm90_mask(lm90);
	lm90->told = lm90->reg[LM90_STATUS] & lm90_kind(lm90)->alerts;
	lm90_settle(lm90);
}

inox_sim_chip(lm90, LM90_MODELS, LM90_ATTRS,
	.init = lm90_init,
	.power_on = lm90_power_on,
	.start = lm90_start,
	.write = lm90_write,
	.read = lm90_read,
	.stop = lm90_stop,
	.alert = lm90_alert);

MODULE_DESCRIPTION("LM90, ADM1032 and NCT1008 for simulated I2C buses");
MODULE_LICENSE("GPL");
