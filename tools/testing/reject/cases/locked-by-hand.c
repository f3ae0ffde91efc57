// SPDX-License-Identifier: GPL-2.0
/*
 * A box is not unlocked by hand.
 * refused: poisoned .inox__mutex.
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct counters {
	u64 rx;
};

struct box {
	inox_locked(struct counters) stats;
};

void wrong(struct box *box);

void wrong(struct box *box)
{
	mutex_unlock(&box->stats.inox__mutex);
}
