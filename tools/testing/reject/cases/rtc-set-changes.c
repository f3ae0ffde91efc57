// SPDX-License-Identifier: GPL-2.0
/*
 * A clock cannot change the time that a user gave.
 * refused: assignment of member .month. in read-only object
 */
#include <inox/i2c-registers.h>
#include <inox/rtc.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_registers bus;
	struct inox_rtc rtc;
};

int wrong(struct chip *chip, const struct inox_clock *clock);

int wrong(struct chip *chip, const struct inox_clock *clock)
{
	clock->month = 1;
	return 0;
}
