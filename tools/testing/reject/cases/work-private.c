// SPDX-License-Identifier: GPL-2.0
/*
 * Work is started by the layer, which can stop it.
 * refused: poisoned .inox__later
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
	mod_delayed_work(system_wq, &chip->tick.inox__later, 0);
}
