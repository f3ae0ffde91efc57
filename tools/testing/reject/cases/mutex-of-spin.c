// SPDX-License-Identifier: GPL-2.0
/*
 * A box with a spinlock has no mutex.
 * refused: has no member named 'inox__locked_data'|has no member named .inox__mutex
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

void wrong(struct box *box);

void wrong(struct box *box)
{
	INOX_LOCK(stats, &box->stats);

	stats->rx = 1;
}
