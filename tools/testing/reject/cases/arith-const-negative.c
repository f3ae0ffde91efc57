// SPDX-License-Identifier: GPL-2.0
/*
 * A negative one in an unsigned type.
 * refused: constant does not fit u32
 */
#include <inox/arith.h>

#include <inox/strict.h>

u32 wrong(void);

u32 wrong(void)
{
	return INOX_CONST(u32, -1);
}
