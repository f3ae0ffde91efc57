// SPDX-License-Identifier: GPL-2.0
/*
 * A thread has its own object.
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

struct other {
	struct inox_smbus bus;
};

static int chip_watch(struct other *other, const struct inox_waiter __inox_lent *waiter)
{
	return inox_thread_wait(waiter, inox_ms(100));
}

inox_thread(chip, watch, chip_watch);
