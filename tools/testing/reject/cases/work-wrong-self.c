// SPDX-License-Identifier: GPL-2.0
/*
 * Work is done on its own driver's object.
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

struct other {
	u32 ticks;
};

static int other_tick(struct other *other)
{
	other->ticks++;
	return 0;
}

inox_work(chip, tick, other_tick);
