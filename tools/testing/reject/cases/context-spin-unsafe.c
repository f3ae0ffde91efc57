// SPDX-License-Identifier: GPL-2.0
/*
 * Nor one of the kernel, whatever reason is given.
 * refused: 'wrong' must not call 'msleep' here, which sleeps
 * by: context
 */
#include <linux/delay.h>
#include <inox/locked.h>
#include <inox/unsafe.h>

#include <inox/strict.h>

struct box {
	inox_spin_locked(u32) spin;
	inox_raw_locked(u32) raw;
	inox_locked(u32) mutex;
};

void wrong(struct box *box);

void wrong(struct box *box)
{
	INOX_SPIN_LOCK(spin, &box->spin);

	*spin = 1;
	inox_unsafe_do("the chip needs a moment", msleep(1));
}
