// SPDX-License-Identifier: GPL-2.0
/*
 * Data in a box is not there after its lock.
 * refused: 'stats' undeclared
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
	{
		INOX_LOCK(stats, &box->stats);

		stats->rx++;
	}
	return stats->rx;
}
