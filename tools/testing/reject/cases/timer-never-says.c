// SPDX-License-Identifier: GPL-2.0
/*
 * A timer says when it is to run again.
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

static void chip_pulse(struct pulse __inox_lent *pulse, INOX_ATOMIC)
{
	pulse->count++;
}

inox_timer(chip, pulse, chip_pulse);
