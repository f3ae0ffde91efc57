// SPDX-License-Identifier: GPL-2.0
/*
 * The kernel's clock is private.
 * refused: poisoned
 */
#include <inox/i2c-registers.h>
#include <inox/rtc.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_registers bus;
	struct inox_rtc rtc;
};

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	chip->rtc.inox__rtc_device = 0;
}
