// SPDX-License-Identifier: GPL-2.0
/*
 * No mutex in INOX_SPIN_LOCK_BH().
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
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
	INOX_SPIN_LOCK_BH(stats, &box->stats);

	stats->rx++;
	{
		INOX_LOCK(mutex, &box->mutex);

		*mutex = 1;
	}
}
