// SPDX-License-Identifier: GPL-2.0
/*
 * Nor has data in a raw box.
 * refused: attempt to use poisoned .inox__raw_data.
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

u32 wrong(struct box *box);

u32 wrong(struct box *box)
{
	return box->raw.inox__raw_data;
}
