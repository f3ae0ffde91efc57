// SPDX-License-Identifier: GPL-2.0
/*
 * A narrower number may not be the same.
 * refused: \[-Werror=unused-result\]
 */
#include <inox/arith.h>

#include <inox/strict.h>

void wrong(u32 n);

void wrong(u32 n)
{
	inox_narrow(u8, n);
}
