// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: ADS1015 analog-to-digital converter and compatibles
 *
 * A conversion takes as long as the chip's does.  What has become due is done when
 * the chip is addressed or an input changes; on its own only where somebody may
 * wait for the pin.
 *
 * Datasheets: Texas Instruments ADS1013, ADS1014, ADS1015 (SBAS473), ADS1113,
 * ADS1114, ADS1115 (SBAS444), sections Digital Comparator, Conversion-Ready Pin,
 * Register Map; TLA2024 (SBAS846), which has no comparator.
 */
#include <linux/bits.h>
#include <linux/ktime.h>
#include <linux/math64.h>

#include <inox/sim/i2c.h>

#include <inox/strict.h>

enum ads1015_register { ADS1015_RESULT, ADS1015_CONF, ADS1015_LOW, ADS1015_HIGH };

#define ADS1015_POINTER		0x03u

#define ADS1015_START		0x8000u	/* written; read, it is idle */
#define ADS1015_MUX		0x7000u
#define ADS1015_GAIN		0x0e00u
#define ADS1015_SINGLE		0x0100u
#define ADS1015_RATE		0x00e0u
#define ADS1015_WINDOW		0x0010u
#define ADS1015_LATCH		0x0004u
#define ADS1015_QUEUE		0x0003u
#define ADS1015_CONF_FIRST	0x0583u
#define ADS1015_FIELD(conf, field)	(((conf) & (field)) / ((field) & -(field)))

#define ADS1015_LOWEST_UV	(-300000)
#define ADS1015_HIGHEST_UV	5800000
#define ADS1015_SETTLES		4u	/* conversions, after which nothing changes any more */

/* What the models differ in. */
struct ads1015_kind {
	u8 bits;
	bool comparator;
	u16 rates[8];		/* conversions a second */
};

static const struct ads1015_kind ads1015_12bit = {
	.bits = 12, .comparator = true,
	.rates = { 128, 250, 490, 920, 1600, 2400, 3300, 3300 },
};

static const struct ads1015_kind ads1015_16bit = {
	.bits = 16, .comparator = true,
	.rates = { 8, 16, 32, 64, 128, 250, 475, 860 },
};

static const struct ads1015_kind ads1015_plain = {
	.bits = 12,
	.rates = { 128, 250, 490, 920, 1600, 2400, 3300, 3300 },
};

#define ADS1015_MODELS(model)		\
	model("ads1015", ads1015_12bit)	\
	model("ads1115", ads1015_16bit)	\
	model("tla2024", ads1015_plain)

struct ads1015 {
	struct inox_sim_chip chip;
	s32 in0, in1, in2, in3;	/* in microvolts */
	u16 result;
	u16 conf;		/* without ADS1015_START */
	u16 low, high;
	u8 pointer;
	u8 index;		/* of the next byte in this message */
	u8 first;		/* of a word that comes in */
	u8 beyond;		/* conversions in a row that were beyond a limit */
	bool converts;
	u64 due;		/* when the conversion ends, in nanoseconds since boot */
	u32 conversions;
};

inox_sim_models(ads1015, struct ads1015_kind, ADS1015_MODELS);

#define ADS1015_ATTRS(attr)						\
	attr(ads1015, in0, set_int, ADS1015_LOWEST_UV, ADS1015_HIGHEST_UV) \
	attr(ads1015, in1, set_int, ADS1015_LOWEST_UV, ADS1015_HIGHEST_UV) \
	attr(ads1015, in2, set_int, ADS1015_LOWEST_UV, ADS1015_HIGHEST_UV) \
	attr(ads1015, in3, set_int, ADS1015_LOWEST_UV, ADS1015_HIGHEST_UV) \
	attr(ads1015, result, ro_hex)					\
	attr(ads1015, conf, ro_hex)					\
	attr(ads1015, low, ro_hex)					\
	attr(ads1015, high, ro_hex)					\
	attr(ads1015, pointer, ro_hex)					\
	attr(ads1015, conversions, ro_int)

static s32 ads1015_input(const struct ads1015 *ads1015)
{
	switch (ADS1015_FIELD(ads1015->conf, ADS1015_MUX)) {
	case 0:
		return ads1015->in0 - ads1015->in1;
	case 1:
		return ads1015->in0 - ads1015->in3;
	case 2:
		return ads1015->in1 - ads1015->in3;
	case 3:
		return ads1015->in2 - ads1015->in3;
	case 4:
		return ads1015->in0;
	case 5:
		return ads1015->in1;
	case 6:
		return ads1015->in2;
	default:
		return ads1015->in3;
	}
}

/* The result is left-justified, and ends where the range does. */
static s16 ads1015_measure(const struct ads1015 *ads1015)
{
	static const s32 range_uv[8] = {
		6144000, 4096000, 2048000, 1024000, 512000, 256000, 256000, 256000,
	};
	u8 bits = ads1015_kind(ads1015)->bits;
	s64 steps = (s64)ads1015_input(ads1015) * (1 << (bits - 1));

	steps = div_s64(steps, range_uv[ADS1015_FIELD(ads1015->conf, ADS1015_GAIN)]);
	steps = clamp_t(s64, steps, -(1 << (bits - 1)), (1 << (bits - 1)) - 1);
	return (s16)(steps * (1 << (16 - bits)));
}

static bool ads1015_compares(const struct ads1015 *ads1015)
{
	return ads1015_kind(ads1015)->comparator &&
	       (ads1015->conf & ADS1015_QUEUE) != ADS1015_QUEUE;
}

/* Limits that no result can be between make of the pin one that says: there is a result. */
static bool ads1015_tells_ready(const struct ads1015 *ads1015)
{
	return (s16)ads1015->high < 0 && (s16)ads1015->low >= 0;
}

static bool ads1015_beyond(const struct ads1015 *ads1015, s16 value)
{
	return value > (s16)ads1015->high ||
	       (ads1015->conf & ADS1015_WINDOW && value < (s16)ads1015->low);
}

/* Latched, it goes on until it is read; else until it is below the lower limit or inside. */
static bool ads1015_over(const struct ads1015 *ads1015, s16 value)
{
	if (ads1015->conf & ADS1015_LATCH)
		return false;
	return ads1015->conf & ADS1015_WINDOW || value < (s16)ads1015->low;
}

static void ads1015_compare(struct ads1015 *ads1015, s16 value)
{
	static const u8 queue[] = { 1, 2, 4, 0 };

	if (ads1015_beyond(ads1015, value)) {
		if (ads1015->beyond < queue[ads1015->conf & ADS1015_QUEUE])
			ads1015->beyond++;
		if (ads1015->beyond == queue[ads1015->conf & ADS1015_QUEUE])
			inox_sim_pin_set(ads1015, true);
		return;
	}
	ads1015->beyond = 0;
	if (ads1015_over(ads1015, value))
		inox_sim_pin_set(ads1015, false);
}

static void ads1015_finish(struct ads1015 *ads1015)
{
	s16 value = ads1015_measure(ads1015);

	ads1015->result = (u16)value;
	ads1015->conversions++;
	if (!ads1015_compares(ads1015))
		return;
	if (!ads1015_tells_ready(ads1015))
		ads1015_compare(ads1015, value);
	else if (ads1015->conf & ADS1015_SINGLE)
		inox_sim_pin_set(ads1015, true);
}

static u64 ads1015_period(const struct ads1015 *ads1015)
{
	return div_u64(NSEC_PER_SEC,
		       ads1015_kind(ads1015)->rates[ADS1015_FIELD(ads1015->conf, ADS1015_RATE)]);
}

static void ads1015_begin(struct ads1015 *ads1015)
{
	ads1015->converts = true;
	ads1015->due = ktime_get_ns() + ads1015_period(ads1015);
}

/* All that came to its end; of many, only the last ones matter. */
static void ads1015_catch_up(struct ads1015 *ads1015)
{
	u64 now = ktime_get_ns();
	u32 i;

	for (i = 0; ads1015->converts && ads1015->due <= now && i < ADS1015_SETTLES; i++) {
		ads1015_finish(ads1015);
		ads1015->due += ads1015_period(ads1015);
		ads1015->converts = !(ads1015->conf & ADS1015_SINGLE);
	}
	if (ads1015->due <= now)
		ads1015->due = now + ads1015_period(ads1015);
}

/* Who waits for the pin does not address the chip. */
static void ads1015_wake(struct ads1015 *ads1015)
{
	if (ads1015->converts && ads1015_compares(ads1015))
		inox_sim_after(ads1015, (unsigned int)div_u64(ads1015_period(ads1015),
							      NSEC_PER_USEC));
}

static void ads1015_later(struct ads1015 *ads1015)
{
	ads1015_catch_up(ads1015);
	ads1015_wake(ads1015);
}

/* What ended before was measured of what was there before. */
static int ads1015_set(struct ads1015 *ads1015, s32 *input, s32 uv)
{
	if (inox_sim_powered(ads1015))
		ads1015_catch_up(ads1015);
	*input = uv;
	return 0;
}

static int ads1015_set_in0(struct ads1015 *ads1015, s32 uv)
{
	return ads1015_set(ads1015, &ads1015->in0, uv);
}

static int ads1015_set_in1(struct ads1015 *ads1015, s32 uv)
{
	return ads1015_set(ads1015, &ads1015->in1, uv);
}

static int ads1015_set_in2(struct ads1015 *ads1015, s32 uv)
{
	return ads1015_set(ads1015, &ads1015->in2, uv);
}

static int ads1015_set_in3(struct ads1015 *ads1015, s32 uv)
{
	return ads1015_set(ads1015, &ads1015->in3, uv);
}

static void ads1015_power_on(struct ads1015 *ads1015)
{
	ads1015->result = 0;
	ads1015->conf = ADS1015_CONF_FIRST;
	ads1015->low = 0x8000;
	ads1015->high = 0x7fff;
	ads1015->pointer = ADS1015_RESULT;
	ads1015->beyond = 0;
	ads1015->converts = false;
}

static bool ads1015_start(struct ads1015 *ads1015, bool read)
{
	ads1015->index = 0;
	ads1015_catch_up(ads1015);
	return true;
}

/* What runs begins anew with what is set now. */
static void ads1015_set_conf(struct ads1015 *ads1015, u16 word)
{
	ads1015->conf = (u16)(word & ~ADS1015_START);
	ads1015->beyond = 0;
	if (!ads1015_compares(ads1015) || ads1015_tells_ready(ads1015))
		inox_sim_pin_set(ads1015, false);
	if (!(word & ADS1015_SINGLE) || word & ADS1015_START)
		ads1015_begin(ads1015);
	else
		ads1015->converts = false;
	ads1015_wake(ads1015);
}

/* The lower bits of a limit are as a result's may be. */
static void ads1015_write_word(struct ads1015 *ads1015, u16 word)
{
	bool comparator = ads1015_kind(ads1015)->comparator;
	u16 unused = (u16)(0xffff >> ads1015_kind(ads1015)->bits);

	switch ((enum ads1015_register)ads1015->pointer) {
	case ADS1015_RESULT:
		break;
	case ADS1015_CONF:
		ads1015_set_conf(ads1015, word);
		break;
	case ADS1015_LOW:
		ads1015->low = comparator ? (u16)(word & ~unused) : ads1015->low;
		break;
	case ADS1015_HIGH:
		ads1015->high = comparator ? word | unused : ads1015->high;
		break;
	}
}

static bool ads1015_write(struct ads1015 *ads1015, u8 byte)
{
	switch (ads1015->index) {
	case 0:
		ads1015->pointer = byte & ADS1015_POINTER;
		break;
	case 1:
		ads1015->first = byte;
		break;
	case 2:
		ads1015_write_word(ads1015, (u16)(ads1015->first << 8 | byte));
		break;
	default:
		return true;
	}
	ads1015->index++;
	return true;
}

static u16 ads1015_word(const struct ads1015 *ads1015)
{
	switch ((enum ads1015_register)ads1015->pointer) {
	case ADS1015_RESULT:
		return ads1015->result;
	case ADS1015_CONF:
		return (u16)(ads1015->conf | (ads1015->converts ? 0 : ADS1015_START));
	case ADS1015_LOW:
		return ads1015->low;
	case ADS1015_HIGH:
		return ads1015->high;
	}
	return 0;
}

/* The two bytes come again and again; reading a result calms the latch. */
static u8 ads1015_read(struct ads1015 *ads1015)
{
	u16 word = ads1015_word(ads1015);

	if (ads1015->pointer == ADS1015_RESULT && !ads1015_tells_ready(ads1015) &&
	    ads1015->conf & ADS1015_LATCH)
		inox_sim_pin_set(ads1015, false);
	ads1015->index ^= 1;
	return (u8)(ads1015->index ? word >> 8 : word);
}

static void ads1015_alert(struct ads1015 *ads1015)
{
	if (ads1015->conf & ADS1015_LATCH)
		inox_sim_pin_set(ads1015, false);
}

inox_sim_chip(ads1015, ADS1015_MODELS, ADS1015_ATTRS,
	.power_on = ads1015_power_on,
	.start = ads1015_start,
	.write = ads1015_write,
	.read = ads1015_read,
	.later = ads1015_later,
	.alert = ads1015_alert);

MODULE_DESCRIPTION("ADS1015, ADS1115 and TLA2024 for simulated I2C buses");
MODULE_LICENSE("GPL");
