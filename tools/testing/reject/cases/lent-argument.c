// SPDX-License-Identifier: GPL-2.0
/*
 * A function that does not say that it borrows may keep it.
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

void keep(struct counters *stats);
void wrong(struct box *box);

void wrong(struct box *box)
{
	INOX_LOCK(stats, &box->stats);

	keep(stats);
}
