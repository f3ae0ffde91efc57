// SPDX-License-Identifier: GPL-2.0
/*
 * Nor one whose helper does, even if it rarely does.
 * refused: 'wrong' must not call 'store' here, which sleeps: store, settle, inox__sleep
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

void wrong(struct box *box, u32 n);

static void settle(void)
{
	inox_sleep(inox_ms(5));
}

static u32 store(u32 n)
{
	if (n > 100)
		settle();
	return n;
}

void wrong(struct box *box, u32 n)
{
	INOX_SPIN_LOCK_IRQSAVE(spin, &box->spin);

	*spin = store(n) + 1;
}
