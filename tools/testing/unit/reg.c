// SPDX-License-Identifier: GPL-2.0
/*
 * The arithmetic of <inox/reg.h> against formulas that share nothing with it:
 * every register value of every width, every temperature a register can hold.
 */
#include <limits.h>

#include <inox/reg.h>

#include "ktap.h"

typedef __int128 wide;

static wide floor_div(wide n, wide d)
{
	return n / d - (n % d < 0);
}

static wide magnitude(wide n)
{
	return n < 0 ? -n : n;
}

static long mdegc_of(int reg, unsigned int bits)
{
	return inox_mdegc_clamp(inox_mdegc_of_s16((s16)reg, bits), LONG_MIN, LONG_MAX);
}

static long to_s16(long mdegc, unsigned int bits)
{
	return inox_mdegc_to_s16(inox_mdegc(mdegc), -128000, 127000, bits);
}

/* A register counts degrees in its upper byte; bits below the chip's are not there. */
static void test_of_s16(unsigned int bits)
{
	const wide unit = (wide)1 << (16 - bits);
	bool good = true;
	char name[80];

	for (int reg = -32768; reg <= 32767; reg++) {
		wide kept = floor_div(reg, unit) * unit;
		wide want = floor_div(kept * 1000, 256);

		ktap_check(&good, mdegc_of(reg, bits) == (long)want,
			   "register %d is %ld, not %ld", reg, mdegc_of(reg, bits), (long)want);
	}
	snprintf(name, sizeof(name), "reg: each register value of %u bits, rounded down", bits);
	ktap_case(good, name);
}

/* No register value of this width is nearer, and of two the one away from zero is taken. */
static bool is_nearest(long mdegc, long reg, unsigned int bits)
{
	wide step = (wide)1000 << (16 - bits);
	wide off = (wide)reg * 1000 - (wide)mdegc * 256;

	if (reg % (1L << (16 - bits)) || 2 * magnitude(off) > step)
		return false;
	return 2 * magnitude(off) < step || (mdegc < 0 ? off < 0 : off > 0);
}

static void test_to_s16(unsigned int bits)
{
	bool good = true;
	char name[80];

	for (long mdegc = -128000; mdegc <= 127000; mdegc++)
		ktap_check(&good, is_nearest(mdegc, to_s16(mdegc, bits), bits),
			   "%ld becomes register %ld", mdegc, to_s16(mdegc, bits));
	snprintf(name, sizeof(name), "reg: each temperature to the nearest register value of %u bits", bits);
	ktap_case(good, name);
}

/* What a register says can be written back, unless it is above the limit. */
static void test_round_trip(unsigned int bits)
{
	bool good = true;
	char name[80];

	for (int reg = -32768; reg <= 127 * 256; reg++) {
		long kept = reg - (reg & ((1 << (16 - bits)) - 1));
		long back = to_s16(mdegc_of(reg, bits), bits);

		ktap_check(&good, back == kept, "register %d comes back as %ld", reg, back);
	}
	snprintf(name, sizeof(name), "reg: each register value of %u bits comes back", bits);
	ktap_case(good, name);
}

static void test_limits(unsigned int bits)
{
	static const long far[] = { 0, 1, 1000, 1000000, LONG_MAX / 2 };
	const long lo = -55000, hi = 125000;
	bool good = true;
	char name[80];

	for (unsigned int i = 0; i < sizeof(far) / sizeof(*far); i++) {
		ktap_check(&good, inox_mdegc_to_s16(inox_mdegc(lo - far[i]), lo, hi, bits) == -55 * 256,
			   "%ld below the lowest is not the lowest", far[i]);
		ktap_check(&good, inox_mdegc_to_s16(inox_mdegc(hi + far[i]), lo, hi, bits) == 125 * 256,
			   "%ld above the highest is not the highest", far[i]);
	}
	ktap_check(&good, to_s16(LONG_MIN, bits) == -32768, "LONG_MIN is not the lowest");
	ktap_check(&good, to_s16(LONG_MAX, bits) == 127 * 256, "LONG_MAX is not the highest");
	snprintf(name, sizeof(name), "reg: temperatures outside the limits, %u bits", bits);
	ktap_case(good, name);
}

static void test_clamp(void)
{
	bool good = true;

	for (long n = -12; n <= 12; n++) {
		long want = n < -5 ? -5 : n > 7 ? 7 : n;

		ktap_check(&good, inox_mdegc_clamp(inox_mdegc(n), -5, 7) == want, "mdegc %ld", n);
		ktap_check(&good, inox_ms_clamp(inox_ms(n), -5, 7) == want, "ms %ld", n);
	}
	ktap_check(&good, inox_ms_clamp(inox_ms(LONG_MIN), LONG_MIN, LONG_MAX) == LONG_MIN, "LONG_MIN ms");
	ktap_check(&good, inox_ms_clamp(inox_ms(LONG_MAX), LONG_MIN, LONG_MAX) == LONG_MAX, "LONG_MAX ms");
	ktap_case(good, "reg: a unit comes out as it went in, inside the limits");
}

int main(void)
{
	ktap_begin();
	for (unsigned int bits = 8; bits <= 16; bits++) {
		test_of_s16(bits);
		test_to_s16(bits);
		test_round_trip(bits);
		test_limits(bits);
	}
	test_clamp();
	return ktap_end();
}
