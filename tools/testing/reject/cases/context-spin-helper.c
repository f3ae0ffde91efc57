// SPDX-License-Identifier: GPL-2.0
/*
 * A helper that sleeps is not called with a spinlock held.
 * refused: 'wrong' must not call 'settle' here, which sleeps: settle, inox__sleep
 * by: context
 */
#include <inox/locked.h>
#include <inox/time.h>

#include <inox/strict.h>

struct box {
	inox_spin_locked(u32) spin;
	inox_raw_locked(u32) raw;
	inox_locked(u32) mutex;
};

void wrong(struct box *box);

static void settle(void)
{
	inox_sleep(inox_ms(5));
}

void wrong(struct box *box)
{
	INOX_SPIN_LOCK(spin, &box->spin);

	*spin = 1;
	settle();
}
