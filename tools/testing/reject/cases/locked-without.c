// SPDX-License-Identifier: GPL-2.0
/*
 * Data in a box is not there without its lock.
 * refused: poisoned .inox__locked_data.
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct counters {
	u64 rx;
};

struct box {
	inox_locked(struct counters) stats;
};

u64 wrong(struct box *box);

u64 wrong(struct box *box)
{
	return box->stats.inox__locked_data.rx;
}
