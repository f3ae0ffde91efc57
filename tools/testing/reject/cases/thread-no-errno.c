// SPDX-License-Identifier: GPL-2.0
/*
 * A thread says whether it could.
 * refused: incompatible pointer type
 */
#include <inox/i2c.h>
#include <inox/thread.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	struct inox_thread watch;
	u32 turns;
};

static void chip_watch(struct chip *chip, const struct inox_waiter __inox_lent *waiter)
{
	chip->turns++;
}

inox_thread(chip, watch, chip_watch);
