// SPDX-License-Identifier: GPL-2.0
/*
 * A box that others lock as they like has no timer.
 * refused: has no member named
 */
#include <inox/i2c.h>
#include <inox/timer.h>

#include <inox/strict.h>

struct pulse {
	u32 count;
};

struct chip {
	struct inox_smbus bus;
	inox_spin_locked(struct pulse) pulse;
};

static struct inox_us chip_pulse(struct pulse __inox_lent *pulse, INOX_ATOMIC)
{
	pulse->count++;
	return inox_us(100);
}

inox_timer(chip, pulse, chip_pulse);
