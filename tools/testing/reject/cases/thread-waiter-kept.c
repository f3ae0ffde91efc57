// SPDX-License-Identifier: GPL-2.0
/*
 * The right to wait is the thread's, and not kept for others.
 * refused: non-enclosed address space|disjoint
 * by: lent
 */
#include <inox/i2c.h>
#include <inox/thread.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	struct inox_thread watch;
	u32 turns;
};

static const struct inox_waiter *kept;

static int chip_watch(struct chip *chip, const struct inox_waiter __inox_lent *waiter)
{
	kept = waiter;
	return 0;
}

inox_thread(chip, watch, chip_watch);
