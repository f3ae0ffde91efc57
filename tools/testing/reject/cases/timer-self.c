// SPDX-License-Identifier: GPL-2.0
/*
 * A timer does not have the object.
 * refused: incompatible pointer type
 */
#include <inox/i2c.h>
#include <inox/timer.h>

#include <inox/strict.h>

struct pulse {
	u32 count;
};

struct chip {
	struct inox_smbus bus;
	inox_timed(struct pulse) pulse;
};

static struct inox_us chip_pulse(struct chip *chip, INOX_ATOMIC)
{
	return inox_us(100);
}

inox_timer(chip, pulse, chip_pulse);
