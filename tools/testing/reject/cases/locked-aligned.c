// SPDX-License-Identifier: GPL-2.0
/*
 * The data of a box is where it is looked for, so it is not aligned further.
 * refused: aligned to 8 bytes at most
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct cell {
	u64 count;
} __aligned(64);

struct box {
	inox_locked(struct cell) cell;
};
