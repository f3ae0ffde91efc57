// SPDX-License-Identifier: GPL-2.0
/*
 * A constant that its type cannot hold.
 * refused: constant does not fit u8
 */
#include <inox/arith.h>

#include <inox/strict.h>

u8 wrong(void);

u8 wrong(void)
{
	return INOX_CONST(u8, 256);
}
