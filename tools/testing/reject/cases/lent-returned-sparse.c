// SPDX-License-Identifier: GPL-2.0
/*
 * What a lock lends is not returned.
 * refused: different address spaces
 * by: sparse
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct counters {
	u64 rx;
};

struct box {
	inox_locked(struct counters) stats;
};

struct counters *wrong(struct box *box);

struct counters *wrong(struct box *box)
{
	INOX_LOCK(stats, &box->stats);

	return stats;
}
