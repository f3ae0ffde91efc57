// SPDX-License-Identifier: GPL-2.0
/*
 * Nobody sleeps in INOX_SPIN_LOCK_IRQSAVE().
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/locked.h>
#include <inox/time.h>

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
	INOX_SPIN_LOCK_IRQSAVE(stats, &box->stats);

	stats->rx++;
	inox_sleep(inox_ms(5));
}
