// SPDX-License-Identifier: GPL-2.0
/*
 * A guard stays with its box.
 * refused: assignment of read-only variable 'stats'
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct counters {
	u64 rx;
};

struct box {
	inox_locked(struct counters) stats;
};

void wrong(struct box *box, struct counters *other);

void wrong(struct box *box, struct counters *other)
{
	INOX_LOCK(stats, &box->stats);

	stats = other;
}
