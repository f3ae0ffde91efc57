// SPDX-License-Identifier: GPL-2.0
/*
 * A helper that takes a spinlock is not called with a raw one held.
 * refused: 'wrong' must not call 'count' here, which waits for a spinlock: count, inox__spin_enter
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

static u32 count(struct box *box)
{
	INOX_SPIN_LOCK(spin, &box->spin);

	return *spin;
}

u32 wrong(struct box *box)
{
	INOX_RAW_LOCK(raw, &box->raw);

	return *raw + count(box);
}
