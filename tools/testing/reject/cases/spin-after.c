// SPDX-License-Identifier: GPL-2.0
/*
 * Data of INOX_SPIN_LOCK() is not there after its block.
 * refused: 'stats' undeclared
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
	{
		INOX_SPIN_LOCK(stats, &box->stats);

		stats->rx++;
	}
	return stats->rx;
}
