// SPDX-License-Identifier: GPL-2.0
/*
 * An alarm that is set must also be read and switched.
 * refused: an alarm needs \.get_alarm, \.set_alarm and \.switch_alarm
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

static int chip_set(struct chip *chip, const struct inox_clock *clock)
{
	return 0;
}

static int chip_set_alarm(struct chip *chip, const struct inox_clock *at, bool on)
{
	return 0;
}

inox_rtc(chip, rtc,
	.about = chip_about,
	.get = chip_get,
	.set = chip_set,
	.set_alarm = chip_set_alarm);

int wrong(const struct inox_built *built);

int wrong(const struct inox_built *built)
{
	return chip_rtc(built);
}
