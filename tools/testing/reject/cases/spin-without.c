// SPDX-License-Identifier: GPL-2.0
/*
 * Data in a spin box has no name outside.
 * refused: attempt to use poisoned .inox__spin_data.
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

u64 wrong(struct box *box);

u64 wrong(struct box *box)
{
	return box->stats.inox__spin_data.rx;
}
