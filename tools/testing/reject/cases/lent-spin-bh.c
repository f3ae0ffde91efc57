// SPDX-License-Identifier: GPL-2.0
/*
 * What INOX_SPIN_LOCK_BH() lends is not returned.
 * refused: non-enclosed address space|disjoint
 * by: lent
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct counters {
	u64 rx;
};

struct box {
	inox_spin_locked(struct counters) stats;
};

struct counters *wrong(struct box *box);

struct counters *wrong(struct box *box)
{
	INOX_SPIN_LOCK_BH(stats, &box->stats);

	return stats;
}
