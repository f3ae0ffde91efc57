// SPDX-License-Identifier: GPL-2.0
/*
 * Nor one that takes a mutex.
 * refused: 'wrong' must not call 'total' here, which sleeps: total, inox__locked_enter
 * by: context
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct box {
	inox_spin_locked(u32) spin;
	inox_raw_locked(u32) raw;
	inox_locked(u32) mutex;
};

u32 wrong(struct box *box);

static u32 total(struct box *box)
{
	INOX_LOCK(mutex, &box->mutex);

	return *mutex;
}

u32 wrong(struct box *box)
{
	INOX_SPIN_LOCK_BH(spin, &box->spin);

	return *spin + total(box);
}
