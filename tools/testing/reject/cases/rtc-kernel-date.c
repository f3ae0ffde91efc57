// SPDX-License-Identifier: GPL-2.0
/*
 * A driver does not count months from nought.
 * refused: incompatible pointer type
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

static int chip_get(struct chip *chip, struct rtc_time *time)
{
	time->tm_mon = 0;
	return 0;
}

static int chip_set(struct chip *chip, const struct inox_clock *clock)
{
	return 0;
}

inox_rtc(chip, rtc,
	.about = chip_about,
	.get = chip_get,
	.set = chip_set);
