// SPDX-License-Identifier: GPL-2.0
/*
 * The time is in microseconds.
 * refused: incompatible type for argument 2
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

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	chip_pulse_after(chip, inox_ms(100));
}
