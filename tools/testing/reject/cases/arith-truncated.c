// SPDX-License-Identifier: GPL-2.0
/*
 * Half a number.
 * refused: may change value \[-Werror=conversion\]
 */
#include <inox/arith.h>

#include <inox/strict.h>

u8 wrong(u32 n);

u8 wrong(u32 n)
{
	return n;
}
