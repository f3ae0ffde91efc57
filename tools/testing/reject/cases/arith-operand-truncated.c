// SPDX-License-Identifier: GPL-2.0
/*
 * The wider of two operands does not become the narrower.
 * refused: may change value \[-Werror=conversion\]
 */
#include <inox/arith.h>

#include <inox/strict.h>

int wrong(u16 a, u32 b);

int wrong(u16 a, u32 b)
{
	return TRY(inox_add(a, b)) ? 1 : 0;
}
