// SPDX-License-Identifier: GPL-2.0
/*
 * Data of a raw box is not there after its block.
 * refused: 'raw' undeclared
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
	{
		INOX_RAW_LOCK(raw, &box->raw);

		*raw = 1;
	}
	return *raw;
}
