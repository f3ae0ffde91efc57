// SPDX-License-Identifier: GPL-2.0
/*
 * What becomes an index is marked as unchecked first.
 * refused: incompatible type for argument 1 of .rate_index.
 */
#include <inox/index.h>

#include <inox/strict.h>

INOX_INDEX(rate, 4);

struct inox_rate_index wrong(u32 n);

struct inox_rate_index wrong(u32 n)
{
	return rate_index(n);
}
