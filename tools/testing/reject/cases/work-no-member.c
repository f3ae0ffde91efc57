// SPDX-License-Identifier: GPL-2.0
/*
 * Work is a member that is work.
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

inox_work(chip, ticks, chip_tick);
