// SPDX-License-Identifier: GPL-2.0
/*
 * A clock must be settable.
 * refused: inox_rtc\(\) needs \.about, \.get and \.set
 * by: optimizer
 */
#include <inox/i2c-registers.h>
#include <inox/rtc.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_registers bus;
	struct inox_rtc rtc;
};

static struct inox_rtc_about chip_about(const struct chip *chip)
{
	return (struct inox_rtc_about){ .first_year = 2000, .last_year = 2099 };
}

static int chip_get(struct chip *chip, struct inox_clock *clock)
{
	return 0;
}

inox_rtc(chip, rtc,
	.about = chip_about,
	.get = chip_get);

int wrong(const struct inox_built *built);

int wrong(const struct inox_built *built)
{
	return chip_rtc(built);
}
