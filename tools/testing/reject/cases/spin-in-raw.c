// SPDX-License-Identifier: GPL-2.0
/*
 * A spinlock sleeps on PREEMPT_RT, so nobody takes one with a raw lock.
 * refused: _Generic. selector of type 'struct inox_hard_irq' is not compatible
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct box {
	inox_spin_locked(u32) spin;
	inox_raw_locked(u32) raw;
};

void wrong(struct box *box);

void wrong(struct box *box)
{
	INOX_RAW_LOCK(raw, &box->raw);

	{
		INOX_SPIN_LOCK(spin, &box->spin);

		*spin = *raw;
	}
}
