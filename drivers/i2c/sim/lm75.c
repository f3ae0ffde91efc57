// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: LM75 temperature sensor and compatibles
 *
 * "temperature" is that of the surroundings.  A real chip measures it several
 * times a second; here time passes when something happens, so that tests can
 * count: one conversion follows each write of "temperature", and each write of
 * a register.  The fault queue counts these.
 *
 * Datasheets: National Semiconductor LM75 (2001), sections 1.1 to 1.14; NXP
 * LM75B (rev. 6.1), section 7; Texas Instruments TMP75 (SBOS288) and TMP105
 * (SLLS648), sections Configuration Register, High and Low Limit Registers.
 */
#include <linux/bits.h>

#include <inox/reg.h>
#include <inox/sim/i2c.h>

#include <inox/strict.h>

enum lm75_register { LM75_TEMP, LM75_CONF, LM75_HYST, LM75_MAX };

#define LM75_POINTER	0x03u
#define LM75_SHUTDOWN	0x01u
#define LM75_INTERRUPT	0x02u
#define LM75_QUEUE	0x18u
#define LM75_RATE	0x60u
#define LM75_ONE_SHOT	0x80u

#define LM75_LOWEST	(-55000)
#define LM75_HIGHEST	125000

/* What the models differ in. */
struct lm75_kind {
	u8 conf_bits;		/* that can be written */
	u16 limit_bits;
	u8 temp_bits;		/* how many; with LM75_RATE, how many at least */
	bool at_limit;		/* max itself is too hot already */
};

static const struct lm75_kind lm75_9bit = { 0x1f, 0xff80, 9, false };
static const struct lm75_kind lm75_11bit = { 0x1f, 0xff80, 11, false };
static const struct lm75_kind lm75_12bit = { 0x7f, 0xfff0, 9, true };

#define LM75_MODELS(model)		\
	model("lm75", lm75_9bit)	\
	model("lm75b", lm75_11bit)	\
	model("tmp75", lm75_12bit)	\
	model("tmp105", lm75_12bit)

struct lm75 {
	struct inox_sim_chip chip;
	s32 temperature;	/* of the surroundings, in millidegrees Celsius */
	u16 temp;		/* this and the limits in 1/256 degree, signed */
	u16 hyst;
	u16 max;
	u8 conf;
	u8 pointer;
	u8 index;		/* of the next byte in this message */
	u8 high;		/* first byte of a word that comes in */
	u8 faults;		/* conversions in a row beyond the limit */
	bool hot;		/* max was crossed, and hyst not since */
	bool convert;		/* a conversion is due after the transfer */
};

inox_sim_models(lm75, struct lm75_kind, LM75_MODELS);

#define LM75_ATTRS(attr)						\
	attr(lm75, temperature, set_int, LM75_LOWEST, LM75_HIGHEST)	\
	attr(lm75, temp, ro_hex)					\
	attr(lm75, conf, ro_hex)					\
	attr(lm75, hyst, ro_hex)					\
	attr(lm75, max, ro_hex)						\
	attr(lm75, pointer, ro_hex)

static unsigned int lm75_bits(const struct lm75 *lm75)
{
	return lm75_kind(lm75)->temp_bits + (lm75->conf & LM75_RATE) / (LM75_RATE & -LM75_RATE);
}

static u8 lm75_queue(const struct lm75 *lm75)
{
	static const u8 length[] = { 1, 2, 4, 6 };

	return length[(lm75->conf & LM75_QUEUE) / (LM75_QUEUE & -LM75_QUEUE)];
}

static bool lm75_beyond(const struct lm75 *lm75)
{
	s16 temp = (s16)lm75->temp;

	if (lm75->hot)
		return temp < (s16)lm75->hyst;
	if (lm75_kind(lm75)->at_limit)
		return temp >= (s16)lm75->max;
	return temp > (s16)lm75->max;
}

/* An interrupt tells of each crossing; a comparator shows on which side we are. */
static void lm75_judge(struct lm75 *lm75)
{
	if (!lm75_beyond(lm75)) {
		lm75->faults = 0;
		return;
	}
	if (++lm75->faults < lm75_queue(lm75))
		return;
	lm75->faults = 0;
	lm75->hot = !lm75->hot;
	inox_sim_pin_set(lm75, lm75->hot || lm75->conf & LM75_INTERRUPT);
}

static void lm75_convert(struct lm75 *lm75)
{
	lm75->temp = (u16)inox_mdegc_to_s16(inox_mdegc(lm75->temperature),
					    LM75_LOWEST, LM75_HIGHEST,
					    lm75_bits(lm75));
	lm75_judge(lm75);
}

static int lm75_set_temperature(struct lm75 *lm75, s32 temperature)
{
	lm75->temperature = temperature;
	if (inox_sim_powered(lm75) && !(lm75->conf & LM75_SHUTDOWN))
		lm75_convert(lm75);
	return 0;
}

/* Leaving a mode, or going to sleep as an interrupt, takes its alert along. */
static void lm75_set_conf(struct lm75 *lm75, u8 byte)
{
	u8 was = lm75->conf;

	lm75->conf = byte & lm75_kind(lm75)->conf_bits;
	if ((was ^ lm75->conf) & LM75_QUEUE)
		lm75->faults = 0;
	if ((was ^ lm75->conf) & LM75_INTERRUPT)
		inox_sim_pin_set(lm75, lm75->hot && was & LM75_INTERRUPT);
	if (lm75->conf & LM75_SHUTDOWN && lm75->conf & LM75_INTERRUPT)
		inox_sim_pin_set(lm75, false);
	lm75->convert = !(lm75->conf & LM75_SHUTDOWN) ||
			(byte & LM75_ONE_SHOT && lm75_kind(lm75)->conf_bits & LM75_RATE);
}

static void lm75_set_limit(struct lm75 *lm75, u16 *limit, u8 low)
{
	*limit = (u16)(lm75->high << 8 | low) & lm75_kind(lm75)->limit_bits;
	lm75->convert = !(lm75->conf & LM75_SHUTDOWN);
}

static void lm75_write_word(struct lm75 *lm75, u16 *limit, u8 byte)
{
	if (lm75->index == 1)
		lm75->high = byte;
	else if (lm75->index == 2)
		lm75_set_limit(lm75, limit, byte);
}

static void lm75_write_register(struct lm75 *lm75, u8 byte)
{
	switch ((enum lm75_register)lm75->pointer) {
	case LM75_TEMP:
		break;
	case LM75_CONF:
		lm75_set_conf(lm75, byte);
		break;
	case LM75_HYST:
		lm75_write_word(lm75, &lm75->hyst, byte);
		break;
	case LM75_MAX:
		lm75_write_word(lm75, &lm75->max, byte);
		break;
	}
}

static u16 lm75_register(const struct lm75 *lm75)
{
	switch ((enum lm75_register)lm75->pointer) {
	case LM75_TEMP:
		return lm75->temp;
	case LM75_CONF:
		return (u16)(lm75->conf << 8 | lm75->conf);
	case LM75_HYST:
		return lm75->hyst;
	case LM75_MAX:
		return lm75->max;
	}
	return 0;
}

static void lm75_power_on(struct lm75 *lm75)
{
	lm75->hyst = 75 << 8;
	lm75->max = 80 << 8;
	lm75->conf = 0;
	lm75->pointer = LM75_TEMP;
	lm75->faults = 0;
	lm75->hot = false;
	lm75->convert = false;
	lm75_convert(lm75);
}

static bool lm75_start(struct lm75 *lm75, bool read)
{
	lm75->index = 0;
	return true;
}

/* Saturates: what matters is the first three bytes. */
static void lm75_count(struct lm75 *lm75)
{
	if (lm75->index < 3)
		lm75->index++;
}

static bool lm75_write(struct lm75 *lm75, u8 byte)
{
	if (lm75->index)
		lm75_write_register(lm75, byte);
	else
		lm75->pointer = byte & LM75_POINTER;
	lm75_count(lm75);
	return true;
}

/* The two bytes come again and again; the first of them calms an interrupt. */
static u8 lm75_read(struct lm75 *lm75)
{
	u16 value = lm75_register(lm75);

	if (lm75->conf & LM75_INTERRUPT)
		inox_sim_pin_set(lm75, false);
	lm75->index ^= 1;
	return (u8)(lm75->index ? value >> 8 : value);
}

static void lm75_stop(struct lm75 *lm75)
{
	if (lm75->convert)
		lm75_convert(lm75);
	lm75->convert = false;
}

inox_sim_chip(lm75, LM75_MODELS, LM75_ATTRS,
	.power_on = lm75_power_on,
	.start = lm75_start,
	.write = lm75_write,
	.read = lm75_read,
	.stop = lm75_stop);

MODULE_DESCRIPTION("LM75, TMP75 and TMP105 for simulated I2C buses");
MODULE_LICENSE("GPL");
