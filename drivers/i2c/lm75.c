// SPDX-License-Identifier: GPL-2.0
/*
 * LM75 temperature sensor and compatibles
 *
 * The chip measures on its own.  Its O.S. (alert) pin interrupts once when the
 * temperature reaches max and once when it falls below max_hyst; reading any
 * register releases the pin.
 *
 * Datasheets: NXP LM75B (rev. 6.1), TI TMP75 (SBOS288), TI TMP105 (SLLS648).
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

#define LM75_TEMP	INOX_RO_S16BE(0x00)
#define LM75_CONF	INOX_RW_U8(0x01)
#define LM75_HYST	INOX_RW_S16BE(0x02)
#define LM75_MAX	INOX_RW_S16BE(0x03)

#define LM75_SHUTDOWN	0x01u
#define LM75_INTERRUPT	0x02u
#define LM75_FIRMWARE	0x1cu		/* polarity and fault queue */
#define LM75_RATE	0x20u		/* times the index of the rate */

/* What the chips differ in: more bits take longer. */
struct lm75_kind {
	u8 limit_bits;
	u8 rate_count;
	struct { u8 bits, ms; } rates[4];	/* by their value in LM75_CONF */
};

static const struct lm75_kind lm75_9bit = { 9, 1, { { 9, 100 } } };
static const struct lm75_kind lm75_11bit = { 9, 1, { { 11, 100 } } };
static const struct lm75_kind lm75_12bit = {
	12, 4, { { 9, 28 }, { 10, 55 }, { 11, 110 }, { 12, 220 } }
};

#define LM75_CHIPS(chip)		\
	chip("lm75", lm75_9bit)		\
	chip("lm75a", lm75_9bit)	\
	chip("lm75b", lm75_11bit)	\
	chip("tmp75", lm75_12bit)	\
	chip("tmp105", lm75_12bit)

struct lm75 {
	struct inox_smbus bus;
	const struct lm75_kind *kind;
	s16 temp, max, hyst;	/* as the chip holds them */
	bool alarm;
	u8 rate;		/* index into kind->rates */
	u8 firmware_conf;	/* put back on remove */
};

inox_i2c_ids(lm75, struct lm75_kind, LM75_CHIPS);

/* What the board decides stays as its firmware set it. */
static u8 lm75_conf(const struct lm75 *lm75, u8 rate)
{
	unsigned int conf = lm75->firmware_conf & LM75_FIRMWARE;

	if (inox_has_irq(lm75))
		conf |= LM75_INTERRUPT;
	return (u8)(conf | rate * LM75_RATE);
}

/* Reading releases the pin, so whoever reads must also judge. */
static int lm75_measure(struct lm75 *lm75)
{
	bool was = lm75->alarm;

	lm75->temp = TRY(inox_i2c_read(lm75, LM75_TEMP));
	lm75->alarm = lm75->temp >= (was ? lm75->hyst : lm75->max);
	if (lm75->alarm != was)
		inox_hwmon_notify(lm75, alarm);
	return 0;
}

static int lm75_input(struct lm75 *lm75, struct inox_mdegc *temp)
{
	TRY(lm75_measure(lm75));
	*temp = inox_mdegc_of_s16(lm75->temp, lm75->kind->rates[lm75->rate].bits);
	return 0;
}

static int lm75_alarm(struct lm75 *lm75, bool *alarm)
{
	TRY(lm75_measure(lm75));
	*alarm = lm75->alarm;
	return 0;
}

static s16 lm75_limit(const struct lm75 *lm75, struct inox_mdegc temp)
{
	return inox_mdegc_to_s16(temp, -55000, 125000, lm75->kind->limit_bits);
}

static int lm75_max(struct lm75 *lm75, struct inox_mdegc *temp)
{
	*temp = inox_mdegc_of_s16(lm75->max, lm75->kind->limit_bits);
	return 0;
}

static int lm75_set_max(struct lm75 *lm75, struct inox_mdegc temp)
{
	s16 max = lm75_limit(lm75, temp);

	TRY(inox_i2c_write(lm75, LM75_MAX, max));
	lm75->max = max;
	return 0;
}

static int lm75_hyst(struct lm75 *lm75, struct inox_mdegc *temp)
{
	*temp = inox_mdegc_of_s16(lm75->hyst, lm75->kind->limit_bits);
	return 0;
}

static int lm75_set_hyst(struct lm75 *lm75, struct inox_mdegc temp)
{
	s16 hyst = lm75_limit(lm75, temp);

	TRY(inox_i2c_write(lm75, LM75_HYST, hyst));
	lm75->hyst = hyst;
	return 0;
}

static int lm75_interval(struct lm75 *lm75, struct inox_ms *interval)
{
	*interval = inox_ms(lm75->kind->rates[lm75->rate].ms);
	return 0;
}

/* The slowest rate that is not slower than asked, else the fastest. */
static int lm75_set_interval(struct lm75 *lm75, struct inox_ms interval)
{
	long ms = inox_ms_clamp(interval, 0, U8_MAX);
	u8 rate = (u8)(lm75->kind->rate_count - 1);

	while (rate && lm75->kind->rates[rate].ms > ms)
		rate--;
	TRY(inox_i2c_write(lm75, LM75_CONF, lm75_conf(lm75, rate)));
	lm75->rate = rate;
	return 0;
}

static int lm75_suspend(struct lm75 *lm75)
{
	u8 conf = lm75_conf(lm75, lm75->rate) | LM75_SHUTDOWN;

	return inox_i2c_write(lm75, LM75_CONF, conf);
}

/* The supply may have been off: everything is written again. */
static int lm75_resume(struct lm75 *lm75)
{
	TRY(inox_i2c_write(lm75, LM75_MAX, lm75->max));
	TRY(inox_i2c_write(lm75, LM75_HYST, lm75->hyst));
	return inox_i2c_write(lm75, LM75_CONF, lm75_conf(lm75, lm75->rate));
}

/* The chip is written last, so a probe that fails has changed nothing. */
static int lm75_probe(struct lm75 *lm75)
{
	lm75->kind = lm75_kind(lm75);
	lm75->rate = (u8)(lm75->kind->rate_count - 1);
	lm75->firmware_conf = TRY(inox_i2c_read(lm75, LM75_CONF));
	lm75->max = TRY(inox_i2c_read(lm75, LM75_MAX));
	lm75->hyst = TRY(inox_i2c_read(lm75, LM75_HYST));
	TRY(lm75_measure(lm75));
	return inox_i2c_write(lm75, LM75_CONF, lm75_conf(lm75, lm75->rate));
}

static void lm75_remove(struct lm75 *lm75)
{
	if (inox_i2c_write(lm75, LM75_CONF, lm75->firmware_conf))
		inox_err(lm75, "configuration not restored\n");
}

inox_hwmon(lm75,
	.temp = {
		.input = { lm75_input },
		.max = { lm75_max, lm75_set_max },
		.max_hyst = { lm75_hyst, lm75_set_hyst },
		.alarm = { lm75_alarm },
	},
	.update_interval = { lm75_interval, lm75_set_interval });

inox_i2c_driver(lm75,
	.supply = "vs",
	.probe = lm75_probe,
	.remove = lm75_remove,
	.suspend = lm75_suspend,
	.resume = lm75_resume,
	.irq = lm75_measure,
	.publish = lm75_hwmon);

MODULE_DESCRIPTION("LM75 temperature sensor");
MODULE_LICENSE("GPL");
