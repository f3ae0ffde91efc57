// SPDX-License-Identifier: GPL-2.0
/*
 * A hard interrupt takes raw spinlocks only.
 * refused: _Generic. selector of type 'struct inox_hard_irq' is not compatible
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct box {
	inox_spin_locked(u32) spin;
	inox_raw_locked(u32) raw;
};

void wrong(struct box *box, INOX_HARD_IRQ);

void wrong(struct box *box, INOX_HARD_IRQ)
{
	INOX_SPIN_LOCK(spin, &box->spin);

	*spin = 1;
}
