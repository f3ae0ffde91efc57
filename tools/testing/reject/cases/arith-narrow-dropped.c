// SPDX-License-Identifier: GPL-2.0
/*
 * A narrower number may not be the same.
 * refused: incompatible types when returning type 'struct inox_u8'
 */
#include <inox/arith.h>

#include <inox/strict.h>

u8 wrong(u32 n);

u8 wrong(u32 n)
{
	return inox_narrow(u8, n);
}
