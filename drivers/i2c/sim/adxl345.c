// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: ADXL345 accelerometer and compatibles
 *
 * "x", "y" and "z" are what acts on it.  It measures as often as the chip does;
 * what has become due is done when the chip is addressed or moved, and on its own
 * only where somebody may wait for the pin.  Of the two interrupt pins, "wired"
 * says which is the line.
 *
 * Datasheets: Analog Devices ADXL345 (rev. G), sections Interrupts, FIFO, Self-Test,
 * Register Map, Register Definitions, Link Mode; ADXL375 (rev. B), the same.
 */
#include <linux/bits.h>
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/minmax.h>

#include <inox/sim/i2c.h>

#include <inox/strict.h>

#define ADXL345_DEVID		0x00u
#define ADXL345_ID		0xe5u
#define ADXL345_WRITABLE	0x1du	/* from here on but for those that say what is */
#define ADXL345_TAP_THRESHOLD	0x1du
#define ADXL345_OFFSET		0x1eu	/* of x; y and z follow */
#define ADXL345_TAP_LENGTH	0x21u
#define ADXL345_TAP_LATENCY	0x22u
#define ADXL345_TAP_WINDOW	0x23u
#define ADXL345_ACTIVE		0x24u
#define ADXL345_INACTIVE	0x25u
#define ADXL345_INACTIVE_TIME	0x26u
#define ADXL345_ACTIVE_AXES	0x27u
#define ADXL345_FALL		0x28u
#define ADXL345_FALL_TIME	0x29u
#define ADXL345_TAP_AXES	0x2au
#define ADXL345_TAP_STATUS	0x2bu
#define ADXL345_RATE		0x2cu
#define ADXL345_POWER		0x2du
#define ADXL345_ENABLE		0x2eu
#define ADXL345_MAP		0x2fu
#define ADXL345_SOURCE		0x30u
#define ADXL345_FORMAT		0x31u
#define ADXL345_DATA		0x32u
#define ADXL345_DATA_END	0x38u
#define ADXL345_FIFO		0x38u
#define ADXL345_FIFO_STATUS	0x39u
#define ADXL345_REGISTERS	0x3au

#define ADXL345_IS_READY	0x80u	/* of ENABLE, MAP and SOURCE */
#define ADXL345_IS_TAP		0x40u
#define ADXL345_IS_TWO_TAPS	0x20u
#define ADXL345_IS_ACTIVE	0x10u
#define ADXL345_IS_INACTIVE	0x08u
#define ADXL345_IS_FALL		0x04u
#define ADXL345_IS_WATERMARK	0x02u
#define ADXL345_IS_OVERRUN	0x01u

#define ADXL345_RATE_CODE	0x0fu	/* of RATE */
#define ADXL345_RATE_FIRST	0x0au
#define ADXL345_FASTEST_NS	312500u
#define ADXL345_LINK		0x20u	/* of POWER */
#define ADXL345_AUTO_SLEEP	0x10u
#define ADXL345_MEASURE		0x08u
#define ADXL345_SLEEP		0x04u
#define ADXL345_WAKE_UP		0x03u
#define ADXL345_SLOW_NS		125000000u
#define ADXL345_SELF_TEST	0x80u	/* of FORMAT */
#define ADXL345_FULL		0x08u
#define ADXL345_LEFT		0x04u
#define ADXL345_RANGE		0x03u
#define ADXL345_COUPLED		0x8u	/* of half of ACTIVE_AXES: of what changed only */
#define ADXL345_SUPPRESS	0x08u	/* of TAP_AXES */
#define ADXL345_ASLEEP		0x08u	/* of TAP_STATUS */
#define ADXL345_MODE		0xc0u	/* of FIFO */
#define ADXL345_BYPASS		0x00u
#define ADXL345_FILL		0x40u	/* full, it takes no more; else the oldest goes */
#define ADXL345_TRIGGER		0xc0u
#define ADXL345_TRIGGER_PIN	0x20u
#define ADXL345_SAMPLES		0x1fu
#define ADXL345_TRIGGERED	0x80u	/* of FIFO_STATUS */

#define ADXL345_AXES		3u
#define ADXL345_ROOM		32u
#define ADXL345_HIGHEST		400000	/* in thousandths of g */
#define ADXL345_SETTLES		64u	/* samples, after which no buffer changes any more */
#define ADXL345_LEAST_US	1000ull

/* What the models differ in. */
struct adxl345_kind {
	u32 steps_per_kg;	/* in a thousand g */
	u16 threshold_tenths;	/* of a thousandth of g */
	bool ranges;		/* else the widest only */
	bool falls;		/* it tells a free fall */
};

static const struct adxl345_kind adxl345_16g = {
	.steps_per_kg = 256000, .threshold_tenths = 625, .ranges = true, .falls = true,
};

static const struct adxl345_kind adxl345_200g = {
	.steps_per_kg = 20500, .threshold_tenths = 7800,
};

#define ADXL345_MODELS(model)		\
	model("adxl345", adxl345_16g)	\
	model("adxl375", adxl345_200g)

struct adxl345_vector {
	s32 axis[ADXL345_AXES];		/* in thousandths of g */
};

struct adxl345_sample {
	s16 axis[ADXL345_AXES];
};

enum adxl345_tap { ADXL345_REST, ADXL345_PUSHED, ADXL345_LATENT, ADXL345_WAITS, ADXL345_AGAIN };

struct adxl345 {
	struct inox_sim_chip chip;
	s32 x, y, z;		/* in thousandths of g */
	s32 wired;		/* which of the two pins the line is */

	u8 reg[ADXL345_REGISTERS];
	u8 pointer;
	bool pointed;		/* this message has said where */
	bool data_read;		/* in this message */

	u64 due;		/* the next sample, in nanoseconds since boot */
	u32 samples;
	struct adxl345_sample fifo[ADXL345_ROOM];
	u32 oldest;
	u32 held;
	struct adxl345_sample last;	/* that was read */
	bool overrun;
	bool triggered;

	bool fresh;		/* the next sample is what changes are told from */
	bool linked_active;	/* inactivity was told, now only activity is */
	struct adxl345_vector before;	/* activity is a difference from this */
	struct adxl345_vector quiet;	/* inactivity is none */
	u64 quiet_since;
	u64 fall_since;
	enum adxl345_tap tap;
	u64 tap_since;
};

inox_sim_models(adxl345, struct adxl345_kind, ADXL345_MODELS);

#define ADXL345_ATTRS(attr)						\
	attr(adxl345, x, set_int, -ADXL345_HIGHEST, ADXL345_HIGHEST)	\
	attr(adxl345, y, set_int, -ADXL345_HIGHEST, ADXL345_HIGHEST)	\
	attr(adxl345, z, set_int, -ADXL345_HIGHEST, ADXL345_HIGHEST)	\
	attr(adxl345, wired, set_int, 1, 2)				\
	attr(adxl345, held, ro_int)					\
	attr(adxl345, samples, ro_int)

/* Interrupts */

static u8 adxl345_source(const struct adxl345 *adxl345)
{
	u32 source = adxl345->reg[ADXL345_SOURCE];

	if (adxl345->held)
		source |= ADXL345_IS_READY;
	if (adxl345->held >= (adxl345->reg[ADXL345_FIFO] & ADXL345_SAMPLES))
		source |= ADXL345_IS_WATERMARK;
	if (adxl345->overrun)
		source |= ADXL345_IS_OVERRUN;
	return (u8)source;
}

static bool adxl345_pin(const struct adxl345 *adxl345, u32 source, bool second)
{
	u32 asked = source & adxl345->reg[ADXL345_ENABLE];

	return asked & (second ? adxl345->reg[ADXL345_MAP] : ~(u32)adxl345->reg[ADXL345_MAP]);
}

static void adxl345_update_pin(struct adxl345 *adxl345)
{
	inox_sim_pin_set(adxl345, adxl345_pin(adxl345, adxl345_source(adxl345),
					      adxl345->wired == 2));
}

/* Only what is enabled is looked for; each keeps its bit until SOURCE is read. */
static void adxl345_event(struct adxl345 *adxl345, u8 event)
{
	if (!(adxl345->reg[ADXL345_ENABLE] & event))
		return;
	adxl345->reg[ADXL345_SOURCE] |= event;
	if (adxl345_pin(adxl345, event, adxl345->reg[ADXL345_FIFO] & ADXL345_TRIGGER_PIN))
		adxl345->triggered = true;
}

/* What acts on it */

static struct adxl345_vector adxl345_feel(const struct adxl345 *adxl345)
{
	struct adxl345_vector felt = { { adxl345->x, adxl345->y, adxl345->z } };

	if (adxl345->reg[ADXL345_FORMAT] & ADXL345_SELF_TEST) {
		felt.axis[0] += 800;
		felt.axis[1] -= 800;
		felt.axis[2] += 1200;
	}
	return felt;
}

static bool adxl345_beyond(const struct adxl345 *adxl345, s32 force, u8 threshold)
{
	return (force < 0 ? -force : force) * 10 >
	       adxl345->reg[threshold] * adxl345_kind(adxl345)->threshold_tenths;
}

/* Of the axes chosen by three bits, x first, those beyond a threshold, as such bits. */
static u8 adxl345_axes_beyond(const struct adxl345 *adxl345, struct adxl345_vector felt,
			      const struct adxl345_vector *from, u8 axes, u8 threshold)
{
	u32 beyond = 0, i;

	for (i = 0; i < ADXL345_AXES; i++) {
		u32 bit = 4u >> i;

		if (axes & bit && adxl345_beyond(adxl345, felt.axis[i] - (from ? from->axis[i] : 0),
						 threshold))
			beyond |= bit;
	}
	return (u8)beyond;
}

static u64 adxl345_period(const struct adxl345 *adxl345)
{
	u32 code = adxl345->reg[ADXL345_RATE] & ADXL345_RATE_CODE;
	u32 power = adxl345->reg[ADXL345_POWER];

	if (power & ADXL345_SLEEP || adxl345->reg[ADXL345_TAP_STATUS] & ADXL345_ASLEEP)
		return (u64)ADXL345_SLOW_NS << (power & ADXL345_WAKE_UP);
	return (u64)ADXL345_FASTEST_NS << (ADXL345_RATE_CODE - code);
}

static bool adxl345_linked(const struct adxl345 *adxl345)
{
	return adxl345->reg[ADXL345_POWER] & ADXL345_LINK;
}

static void adxl345_watch_activity(struct adxl345 *adxl345, struct adxl345_vector felt)
{
	u8 how = adxl345->reg[ADXL345_ACTIVE_AXES] >> 4;
	u32 beyond = adxl345_axes_beyond(adxl345, felt,
					 how & ADXL345_COUPLED ? &adxl345->before : NULL,
					 how, ADXL345_ACTIVE);

	if (!beyond || (adxl345_linked(adxl345) && !adxl345->linked_active))
		return;
	adxl345->linked_active = false;
	adxl345->quiet_since = 0;
	adxl345->reg[ADXL345_TAP_STATUS] =
		(u8)((adxl345->reg[ADXL345_TAP_STATUS] & 0x07u) | beyond << 4);
	adxl345_event(adxl345, ADXL345_IS_ACTIVE);
}

static void adxl345_rest(struct adxl345 *adxl345, struct adxl345_vector felt)
{
	adxl345_event(adxl345, ADXL345_IS_INACTIVE);
	if (!adxl345_linked(adxl345))
		return;
	adxl345->linked_active = true;
	adxl345->before = felt;
	if (adxl345->reg[ADXL345_POWER] & ADXL345_AUTO_SLEEP)
		adxl345->reg[ADXL345_TAP_STATUS] |= ADXL345_ASLEEP;
}

static void adxl345_watch_rest(struct adxl345 *adxl345, struct adxl345_vector felt, u64 now)
{
	u8 how = adxl345->reg[ADXL345_ACTIVE_AXES] & 0x0fu;
	bool coupled = how & ADXL345_COUPLED;

	if (!(how & 0x07u) || adxl345->linked_active)
		return;
	if (adxl345_axes_beyond(adxl345, felt, coupled ? &adxl345->quiet : NULL, how,
				ADXL345_INACTIVE)) {
		adxl345->quiet = felt;
		adxl345->quiet_since = 0;
		return;
	}
	if (!adxl345->quiet_since)
		adxl345->quiet_since = now;
	if (now - adxl345->quiet_since <
	    (u64)adxl345->reg[ADXL345_INACTIVE_TIME] * NSEC_PER_SEC)
		return;
	adxl345->quiet_since = now;
	adxl345_rest(adxl345, felt);
}

static void adxl345_watch_fall(struct adxl345 *adxl345, struct adxl345_vector felt, u64 now)
{
	if (!adxl345_kind(adxl345)->falls ||
	    adxl345_axes_beyond(adxl345, felt, NULL, 0x07, ADXL345_FALL)) {
		adxl345->fall_since = 0;
		return;
	}
	if (!adxl345->fall_since)
		adxl345->fall_since = now;
	if (now - adxl345->fall_since >= adxl345->reg[ADXL345_FALL_TIME] * 5ull * NSEC_PER_MSEC)
		adxl345_event(adxl345, ADXL345_IS_FALL);
}

static void adxl345_go(struct adxl345 *adxl345, enum adxl345_tap tap, u64 now)
{
	adxl345->tap = tap;
	adxl345->tap_since = now;
}

static bool adxl345_short(const struct adxl345 *adxl345, u64 lasted)
{
	return lasted <= adxl345->reg[ADXL345_TAP_LENGTH] * 625ull * NSEC_PER_USEC;
}

static u64 adxl345_tap_time(const struct adxl345 *adxl345, u8 reg)
{
	return adxl345->reg[reg] * 1250ull * NSEC_PER_USEC;
}

static void adxl345_released(struct adxl345 *adxl345, u64 now)
{
	bool was_short = adxl345_short(adxl345, now - adxl345->tap_since);
	bool second = adxl345->tap == ADXL345_AGAIN;

	if (was_short)
		adxl345_event(adxl345, second ? ADXL345_IS_TWO_TAPS : ADXL345_IS_TAP);
	if (was_short && !second && adxl345->reg[ADXL345_TAP_LATENCY])
		adxl345_go(adxl345, ADXL345_LATENT, now);
	else
		adxl345_go(adxl345, ADXL345_REST, now);
}

static void adxl345_pushed(struct adxl345 *adxl345, u8 axes, u64 now)
{
	adxl345->reg[ADXL345_TAP_STATUS] =
		(u8)((adxl345->reg[ADXL345_TAP_STATUS] & ~0x07u) | axes);
	adxl345_go(adxl345, adxl345->tap == ADXL345_WAITS ? ADXL345_AGAIN : ADXL345_PUSHED, now);
}

/* A tap is a short push; for the next there is a window, some time behind the end of the first. */
static void adxl345_watch_tap(struct adxl345 *adxl345, struct adxl345_vector felt, u64 now)
{
	u64 lasted = now - adxl345->tap_since;
	u8 axes = adxl345_axes_beyond(adxl345, felt, NULL, adxl345->reg[ADXL345_TAP_AXES],
				      ADXL345_TAP_THRESHOLD);

	if (adxl345->tap == ADXL345_LATENT &&
	    lasted >= adxl345_tap_time(adxl345, ADXL345_TAP_LATENCY))
		adxl345_go(adxl345, ADXL345_WAITS, now);
	else if (adxl345->tap == ADXL345_WAITS &&
		 lasted > adxl345_tap_time(adxl345, ADXL345_TAP_WINDOW))
		adxl345_go(adxl345, ADXL345_REST, now);
	switch (adxl345->tap) {
	case ADXL345_REST:
	case ADXL345_WAITS:
		if (axes)
			adxl345_pushed(adxl345, axes, now);
		break;
	case ADXL345_LATENT:
		if (axes && adxl345->reg[ADXL345_TAP_AXES] & ADXL345_SUPPRESS)
			adxl345_go(adxl345, ADXL345_REST, now);
		break;
	case ADXL345_PUSHED:
	case ADXL345_AGAIN:
		if (!axes)
			adxl345_released(adxl345, now);
		break;
	}
}

/* Samples */

static s16 adxl345_measure(const struct adxl345 *adxl345, s32 force, unsigned int axis)
{
	const struct adxl345_kind *kind = adxl345_kind(adxl345);
	u8 format = adxl345->reg[ADXL345_FORMAT];
	u32 range = kind->ranges ? format & ADXL345_RANGE : 3;
	bool full = !kind->ranges || format & ADXL345_FULL;
	u32 bits = full ? 10 + range : 10;
	s32 steps = (s32)div_s64((s64)force * kind->steps_per_kg, 1000000);

	steps += (s8)adxl345->reg[ADXL345_OFFSET + axis] * 4;
	steps /= full ? 1 : 1 << range;
	steps = clamp_t(s32, steps, -(1 << (bits - 1)), (1 << (bits - 1)) - 1);
	return (s16)(format & ADXL345_LEFT ? steps * (1 << (16 - bits)) : steps);
}

static u8 adxl345_mode(const struct adxl345 *adxl345)
{
	return adxl345->reg[ADXL345_FIFO] & ADXL345_MODE;
}

/* Until what was to happen has, only the last few are kept. */
static bool adxl345_waits(const struct adxl345 *adxl345)
{
	return adxl345_mode(adxl345) == ADXL345_TRIGGER && !adxl345->triggered;
}

static struct adxl345_sample adxl345_oldest(const struct adxl345 *adxl345)
{
	return adxl345->fifo[adxl345->oldest];
}

static void adxl345_drop_oldest(struct adxl345 *adxl345)
{
	adxl345->oldest = (adxl345->oldest + 1) % ADXL345_ROOM;
	adxl345->held--;
}

/* How many it may hold before one has to go. */
static u32 adxl345_room(const struct adxl345 *adxl345)
{
	u32 samples = adxl345->reg[ADXL345_FIFO] & ADXL345_SAMPLES;

	if (adxl345_mode(adxl345) == ADXL345_BYPASS)
		return 1;
	return adxl345_waits(adxl345) ? max(samples, 1u) : ADXL345_ROOM;
}

static bool adxl345_fills(const struct adxl345 *adxl345)
{
	return adxl345_mode(adxl345) & ADXL345_FILL && !adxl345_waits(adxl345);
}

static void adxl345_keep(struct adxl345 *adxl345, struct adxl345_sample sample)
{
	if (adxl345->held >= adxl345_room(adxl345)) {
		adxl345->overrun = adxl345->overrun || !adxl345_waits(adxl345);
		if (adxl345_fills(adxl345))
			return;
		adxl345_drop_oldest(adxl345);
	}
	adxl345->fifo[(adxl345->oldest + adxl345->held++) % ADXL345_ROOM] = sample;
}

static void adxl345_sample(struct adxl345 *adxl345, u64 now)
{
	struct adxl345_vector felt = adxl345_feel(adxl345);
	struct adxl345_sample sample;
	u32 i;

	if (adxl345->fresh) {
		adxl345->before = felt;
		adxl345->quiet = felt;
		adxl345->fresh = false;
	}
	for (i = 0; i < ADXL345_AXES; i++)
		sample.axis[i] = adxl345_measure(adxl345, felt.axis[i], i);
	adxl345->samples++;
	adxl345_watch_activity(adxl345, felt);
	adxl345_watch_rest(adxl345, felt, now);
	adxl345_watch_fall(adxl345, felt, now);
	adxl345_watch_tap(adxl345, felt, now);
	adxl345_keep(adxl345, sample);
}

static bool adxl345_measures(const struct adxl345 *adxl345)
{
	return adxl345->reg[ADXL345_POWER] & ADXL345_MEASURE;
}

/* All that came to its end; of many, the first ones and the last. */
static void adxl345_catch_up(struct adxl345 *adxl345)
{
	u64 now = ktime_get_ns();
	u32 i;

	if (!adxl345_measures(adxl345))
		return;
	for (i = 0; adxl345->due <= now && i < ADXL345_SETTLES; i++) {
		adxl345_sample(adxl345, adxl345->due);
		adxl345->due += adxl345_period(adxl345);
	}
	if (adxl345->due <= now) {
		adxl345_sample(adxl345, now);
		adxl345->due = now + adxl345_period(adxl345);
	}
	adxl345_update_pin(adxl345);
}

/* Who waits for the pin does not address the chip. */
static void adxl345_wake(struct adxl345 *adxl345)
{
	u64 us = div_u64(adxl345_period(adxl345), NSEC_PER_USEC);

	if (adxl345_measures(adxl345) && adxl345->reg[ADXL345_ENABLE])
		inox_sim_after(adxl345, (unsigned int)max(us, ADXL345_LEAST_US));
}

static void adxl345_later(struct adxl345 *adxl345)
{
	adxl345_catch_up(adxl345);
	adxl345_wake(adxl345);
}

/* What ended before was measured of what was there before. */
static int adxl345_move(struct adxl345 *adxl345, s32 *axis, s32 force)
{
	if (inox_sim_powered(adxl345))
		adxl345_catch_up(adxl345);
	*axis = force;
	return 0;
}

static int adxl345_set_x(struct adxl345 *adxl345, s32 force)
{
	return adxl345_move(adxl345, &adxl345->x, force);
}

static int adxl345_set_y(struct adxl345 *adxl345, s32 force)
{
	return adxl345_move(adxl345, &adxl345->y, force);
}

static int adxl345_set_z(struct adxl345 *adxl345, s32 force)
{
	return adxl345_move(adxl345, &adxl345->z, force);
}

static int adxl345_set_wired(struct adxl345 *adxl345, s32 wired)
{
	adxl345->wired = wired;
	if (inox_sim_powered(adxl345))
		adxl345_update_pin(adxl345);
	return 0;
}

/* It lies flat. */
static int adxl345_init(struct adxl345 *adxl345)
{
	adxl345->z = 1000;
	adxl345->wired = 1;
	return 0;
}

static void adxl345_power_on(struct adxl345 *adxl345)
{
	u32 i;

	for (i = 0; i < ADXL345_REGISTERS; i++)
		adxl345->reg[i] = 0;
	adxl345->reg[ADXL345_DEVID] = ADXL345_ID;
	adxl345->reg[ADXL345_RATE] = ADXL345_RATE_FIRST;
	adxl345->last = (struct adxl345_sample){ };
	adxl345->pointer = 0;
	adxl345->held = 0;
	adxl345->overrun = false;
	adxl345->triggered = false;
	adxl345->linked_active = false;
	adxl345->quiet_since = 0;
	adxl345->fall_since = 0;
	adxl345->tap = ADXL345_REST;
}

/* The wires */

static bool adxl345_start(struct adxl345 *adxl345, bool read)
{
	adxl345->pointed = read;
	adxl345_catch_up(adxl345);
	return true;
}

/* The data are never read from the registers, so it does not matter that these are. */
static bool adxl345_writable(u8 reg)
{
	return reg >= ADXL345_WRITABLE && reg < ADXL345_FIFO_STATUS &&
	       reg != ADXL345_TAP_STATUS && reg != ADXL345_SOURCE;
}

static void adxl345_set_fifo(struct adxl345 *adxl345, u8 was)
{
	if ((was ^ adxl345->reg[ADXL345_FIFO]) & ADXL345_MODE)
		adxl345->triggered = false;
	if (adxl345_mode(adxl345) == ADXL345_BYPASS) {
		adxl345->held = 0;
		adxl345->overrun = false;
	}
}

static void adxl345_set(struct adxl345 *adxl345, u8 reg, u8 byte)
{
	u8 was = adxl345->reg[reg];

	adxl345->reg[reg] = byte;
	if (reg == ADXL345_FIFO)
		adxl345_set_fifo(adxl345, was);
	if (reg == ADXL345_POWER || reg == ADXL345_RATE) {
		adxl345->reg[ADXL345_TAP_STATUS] &= (u8)~ADXL345_ASLEEP;
		adxl345->due = ktime_get_ns() + adxl345_period(adxl345);
	}
	if (reg == ADXL345_POWER || reg == ADXL345_ENABLE || reg == ADXL345_ACTIVE_AXES) {
		adxl345->fresh = true;
		adxl345->linked_active = false;
		adxl345->quiet_since = 0;
	}
	adxl345_update_pin(adxl345);
	adxl345_wake(adxl345);
}

static bool adxl345_write(struct adxl345 *adxl345, u8 byte)
{
	if (!adxl345->pointed) {
		adxl345->pointed = true;
		adxl345->pointer = byte;
		return true;
	}
	if (adxl345_writable(adxl345->pointer))
		adxl345_set(adxl345, adxl345->pointer, byte);
	adxl345->pointer++;
	return true;
}

static u8 adxl345_data(const struct adxl345 *adxl345, u32 byte)
{
	struct adxl345_sample sample = adxl345->held ? adxl345_oldest(adxl345) : adxl345->last;
	u16 value = (u16)sample.axis[byte / 2 % ADXL345_AXES];

	return (u8)(byte % 2 ? value >> 8 : value);
}

/* Behind a message, or the last of the data in it, the next sample comes. */
static void adxl345_taken(struct adxl345 *adxl345)
{
	if (adxl345->data_read && adxl345->held) {
		adxl345->last = adxl345_oldest(adxl345);
		adxl345_drop_oldest(adxl345);
	}
	if (adxl345->data_read)
		adxl345->overrun = false;
	adxl345->data_read = false;
	adxl345_update_pin(adxl345);
}

static u8 adxl345_take_source(struct adxl345 *adxl345)
{
	u8 source = adxl345_source(adxl345);

	adxl345->reg[ADXL345_SOURCE] = 0;
	adxl345_update_pin(adxl345);
	return source;
}

static u8 adxl345_fifo_status(const struct adxl345 *adxl345)
{
	return (u8)(adxl345->held | (adxl345->triggered ? ADXL345_TRIGGERED : 0));
}

static u8 adxl345_get(struct adxl345 *adxl345, u8 reg)
{
	if (reg >= ADXL345_DATA && reg < ADXL345_DATA_END) {
		adxl345->data_read = true;
		return adxl345_data(adxl345, reg - ADXL345_DATA);
	}
	if (reg == ADXL345_SOURCE)
		return adxl345_take_source(adxl345);
	if (reg == ADXL345_FIFO_STATUS)
		return adxl345_fifo_status(adxl345);
	return reg < ADXL345_REGISTERS ? adxl345->reg[reg] : 0;
}

static u8 adxl345_read(struct adxl345 *adxl345)
{
	u8 byte = adxl345_get(adxl345, adxl345->pointer++);

	if (adxl345->pointer == ADXL345_DATA_END)
		adxl345_taken(adxl345);
	return byte;
}

inox_sim_chip(adxl345, ADXL345_MODELS, ADXL345_ATTRS,
	.init = adxl345_init,
	.power_on = adxl345_power_on,
	.start = adxl345_start,
	.write = adxl345_write,
	.read = adxl345_read,
	.stop = adxl345_taken,
	.later = adxl345_later);

MODULE_DESCRIPTION("ADXL345 and ADXL375 for simulated I2C buses");
MODULE_LICENSE("GPL");
