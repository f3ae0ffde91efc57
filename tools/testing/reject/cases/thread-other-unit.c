// SPDX-License-Identifier: GPL-2.0
/*
 * The time is in milliseconds.
 * refused: incompatible type for argument 2
 */
#include <inox/i2c.h>
#include <inox/thread.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	struct inox_thread watch;
	u32 turns;
};

static int chip_watch(struct chip *chip, const struct inox_waiter __inox_lent *waiter)
{
	return inox_thread_wait(waiter, inox_us(100));
}

inox_thread(chip, watch, chip_watch);
