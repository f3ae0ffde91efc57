// SPDX-License-Identifier: GPL-2.0
/*
 * What a timer uses is reached with the timer held off.
 * refused: has no member named|poisoned .inox__timed_data.
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

u32 wrong(struct chip *chip);

u32 wrong(struct chip *chip)
{
	return chip->pulse.count;
}
