// SPDX-License-Identifier: GPL-2.0
/*
 * A negative one in an unsigned type.
 * refused: constant does not fit u16
 */
#include <inox/arith.h>

#include <inox/strict.h>

u16 wrong(void);

u16 wrong(void)
{
	return INOX_CONST(u16, -1);
}
