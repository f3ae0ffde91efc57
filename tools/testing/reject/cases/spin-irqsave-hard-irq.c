// SPDX-License-Identifier: GPL-2.0
/*
 * A hard interrupt takes no spinlock that sleeps on PREEMPT_RT.
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
	INOX_SPIN_LOCK_IRQSAVE(spin, &box->spin);

	*spin = 1;
}
