// SPDX-License-Identifier: GPL-2.0
/*
 * Lost bits are an errno, which is looked at.
 * refused: \[-Werror=unused-result\]
 */
#include <inox/arith.h>

#include <inox/strict.h>

void wrong(u32 n);

void wrong(u32 n)
{
	inox_shl(n, 4);
}
