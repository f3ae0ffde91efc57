// SPDX-License-Identifier: GPL-2.0
/*
 * A sum is a result: it may have wrapped.
 * refused: incompatible types when returning type 'struct inox_u32'
 */
#include <inox/arith.h>

#include <inox/strict.h>

u32 wrong(u32 a, u32 b);

u32 wrong(u32 a, u32 b)
{
	return inox_add(a, b);
}
