// SPDX-License-Identifier: GPL-2.0
/*
 * Nor does it take a mutex.
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

void wrong(struct box *box, INOX_ATOMIC);

void wrong(struct box *box, INOX_ATOMIC)
{
	INOX_LOCK(mutex, &box->mutex);

	*mutex = 1;
}
