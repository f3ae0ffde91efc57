// SPDX-License-Identifier: GPL-2.0
/*
 * A product that nobody looks at.
 * refused: \[-Werror=unused-result\]
 */
#include <inox/arith.h>

#include <inox/strict.h>

void wrong(u32 a, u32 b);

void wrong(u32 a, u32 b)
{
	inox_mul(a, b);
}
