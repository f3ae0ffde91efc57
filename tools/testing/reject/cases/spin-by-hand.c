// SPDX-License-Identifier: GPL-2.0
/*
 * The lock of a box has no name.
 * refused: attempt to use poisoned .inox__spinlock.
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct counters {
	u64 rx, tx;
};

struct box {
	inox_spin_locked(struct counters) stats;
	inox_raw_locked(u32) raw;
	inox_locked(u32) mutex;
};

void wrong(struct box *box);

void wrong(struct box *box)
{
	inox_unsafe_do("the lock alone, for a test",
		       spin_lock(&box->stats.inox__spinlock));
}
