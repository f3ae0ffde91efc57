// SPDX-License-Identifier: GPL-2.0
/*
 * A box with a mutex has no spinlock.
 * refused: has no member named 'inox__spin_data'|has no member named .inox__head
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
	INOX_SPIN_LOCK(mutex, &box->mutex);

	*mutex = 1;
}
