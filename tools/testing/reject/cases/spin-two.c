// SPDX-License-Identifier: GPL-2.0
/*
 * Two locks of a block have no order to read.
 * refused: (redefinition of|conflicting types for) 'inox_held'
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
	INOX_SPIN_LOCK(stats, &box->stats);
	INOX_RAW_LOCK(raw, &box->raw);

	stats->rx = *raw;
}
