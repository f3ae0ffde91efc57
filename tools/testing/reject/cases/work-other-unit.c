// SPDX-License-Identifier: GPL-2.0
/*
 * The time is in milliseconds.
 * refused: incompatible type for argument 2
 */
#include <inox/drain.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	struct inox_work tick;
	u32 ticks;
};

static int chip_tick(struct chip *chip)
{
	chip->ticks++;
	return 0;
}

inox_work(chip, tick, chip_tick);

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	chip_tick_after(chip, inox_us(100));
}
