// SPDX-License-Identifier: GPL-2.0
/*
 * Work says whether it could.
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

static void chip_tick(struct chip *chip)
{
	chip->ticks++;
}

inox_work(chip, tick, chip_tick);
