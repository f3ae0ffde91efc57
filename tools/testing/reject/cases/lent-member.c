// SPDX-License-Identifier: GPL-2.0
/*
 * Nor is the address of a member.
 * refused: non-enclosed address space|disjoint
 * by: lent
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
	u64 *rx;

	{
		INOX_LOCK(stats, &box->stats);

		rx = &stats->rx;
	}
	return *rx;
}
