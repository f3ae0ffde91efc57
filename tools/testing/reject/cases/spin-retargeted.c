// SPDX-License-Identifier: GPL-2.0
/*
 * The pointer of INOX_SPIN_LOCK() is its own.
 * refused: assignment of read-only variable 'stats'
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

void wrong(struct box *box, struct counters *other);

void wrong(struct box *box, struct counters *other)
{
	INOX_SPIN_LOCK(stats, &box->stats);

	stats = other;
}
