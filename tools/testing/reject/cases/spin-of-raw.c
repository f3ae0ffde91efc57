// SPDX-License-Identifier: GPL-2.0
/*
 * A raw box is none of the others: not on PREEMPT_RT.
 * refused: has no member named 'inox__spin_data'
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

void wrong(struct box *box);

void wrong(struct box *box)
{
	INOX_SPIN_LOCK_IRQSAVE(raw, &box->raw);

	*raw = 1;
}
