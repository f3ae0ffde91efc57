// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated SPI bus: MAX31855 and MAX6675 thermocouple converters
 *
 * A chip has nothing to be told: selected, it sends what it measured last, and
 * measures on when it is deselected.  Real ones take 100 or 220 ms for that;
 * here a temperature is measured as soon as it is set.
 *
 * Datasheets: Maxim MAX31855 (19-5793), tables 2 to 5; MAX6675 (19-2235),
 * figures 1 and 2.
 */
#include <inox/sim/spi.h>

#include <inox/strict.h>

#define MAX31855_FAULT	0x10000u
#define MAX6675_OPEN	0x04u

enum max31855_fault { MAX31855_OK, MAX31855_OPEN = 1, MAX31855_ALL = 7 };

struct max31855_kind {
	u8 bits;		/* of an answer */
	s32 lowest, highest;	/* millidegrees Celsius */
};

static const struct max31855_kind max31855_31855 = { 32, -270000, 1800000 };
static const struct max31855_kind max31855_6675 = { 16, 0, 1023750 };

#define MAX31855_MODELS(model)			\
	model("max31855", max31855_31855)	\
	model("max6675", max31855_6675)

struct max31855 {
	struct inox_sim_chip chip;
	s32 thermocouple;	/* this and the next in millidegrees Celsius */
	s32 internal;
	u32 fault;		/* open, short to ground, short to supply */
	u32 word;		/* what is being sent, from its highest bit on */
	u32 reads;
};

inox_sim_models(max31855, struct max31855_kind, MAX31855_MODELS);

#define MAX31855_ATTRS(attr)						\
	attr(max31855, thermocouple, set_int, -270000, 1800000)		\
	attr(max31855, internal, rw_int, -55000, 127000)		\
	attr(max31855, fault, rw_int, MAX31855_OK, MAX31855_ALL)	\
	attr(max31855, reads, ro_int)

static int max31855_set_thermocouple(struct max31855 *max31855, s32 mdegc)
{
	const struct max31855_kind *kind = max31855_kind(max31855);

	if (mdegc < kind->lowest || mdegc > kind->highest)
		return -ERANGE;
	max31855->thermocouple = mdegc;
	return 0;
}

static u32 max31855_answer(const struct max31855 *max31855)
{
	u32 hot = (u32)(max31855->thermocouple / 250) & 0x3fff;
	u32 cold = (u32)(max31855->internal * 2 / 125) & 0xfff;
	u32 fault = max31855->fault;

	return hot << 18 | (fault ? MAX31855_FAULT : 0) | cold << 4 | fault;
}

static u32 max31855_answer_6675(const struct max31855 *max31855)
{
	u32 hot = (u32)(max31855->thermocouple / 250) << 3;

	return hot | (max31855->fault & MAX31855_OPEN ? MAX6675_OPEN : 0);
}

static void max31855_select(struct max31855 *max31855)
{
	max31855->reads++;
	if (max31855_kind(max31855)->bits == 32)
		max31855->word = max31855_answer(max31855);
	else
		max31855->word = max31855_answer_6675(max31855) << 16;
}

static bool max31855_clock(struct max31855 *max31855, bool in)
{
	bool out = max31855->word >> 31;

	max31855->word <<= 1;
	return out;
}

inox_sim_spi_chip(max31855, MAX31855_MODELS, MAX31855_ATTRS,
	.modes = INOX_SIM_SPI_MODE(0),
	.max_hz = 5000000,
	.select = max31855_select,
	.clock = max31855_clock);

MODULE_DESCRIPTION("MAX31855 and MAX6675 for simulated SPI buses");
MODULE_LICENSE("GPL");
