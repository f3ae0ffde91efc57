// SPDX-License-Identifier: GPL-2.0
/*
 * A helper that asks for memory with GFP_KERNEL is not called with a spinlock held.
 * refused: 'wrong' must not call 'table' here, which sleeps: table, kmalloc
 * by: context
 */
#include <linux/slab.h>
#include <inox/locked.h>
#include <inox/unsafe.h>

#include <inox/strict.h>

struct box {
	inox_spin_locked(u32) spin;
	inox_raw_locked(u32) raw;
	inox_locked(u32) mutex;
};

const void *wrong(struct box *box);

static const void *table(void)
{
	return inox_unsafe("the caller frees it", kmalloc(64, GFP_KERNEL));
}

const void *wrong(struct box *box)
{
	INOX_SPIN_LOCK(spin, &box->spin);

	*spin = 1;
	return table();
}
