// SPDX-License-Identifier: GPL-2.0
/*
 * The next element may be none.
 * refused: invalid operands to binary \+
 */
#include <inox/index.h>

#include <inox/strict.h>

INOX_INDEX(rate, 4);

u32 wrong(struct rate_index i);

u32 wrong(struct rate_index i)
{
	return i + 1;
}
