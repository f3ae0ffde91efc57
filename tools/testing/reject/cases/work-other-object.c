// SPDX-License-Identifier: GPL-2.0
/*
 * Each driver's work is started with its own object.
 * refused: incompatible pointer type
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

struct other {
	struct inox_smbus bus;
	struct inox_work tick;
};

void wrong(struct other *other);

void wrong(struct other *other)
{
	chip_tick_after(other, inox_ms(100));
}
