// SPDX-License-Identifier: GPL-2.0
/*
 * Each driver's timer is started with its own object.
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

static struct inox_us chip_pulse(struct pulse __inox_lent *pulse, INOX_ATOMIC)
{
	pulse->count++;
	return inox_us(100);
}

inox_timer(chip, pulse, chip_pulse);

struct other {
	struct inox_smbus bus;
	inox_timed(struct pulse) pulse;
};

void wrong(struct other *other);

void wrong(struct other *other)
{
	chip_pulse_after(other, inox_us(100));
}
