// SPDX-License-Identifier: GPL-2.0
/*
 * What a lock lends is not stored.
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

static struct counters *kept;

u64 wrong(struct box *box);

u64 wrong(struct box *box)
{
	{
		INOX_LOCK(stats, &box->stats);

		kept = stats;
	}
	return kept->rx;
}
