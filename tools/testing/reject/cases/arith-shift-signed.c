// SPDX-License-Identifier: GPL-2.0
/*
 * A sign is not shifted.
 * refused: _Generic. selector of type .int. is not compatible
 */
#include <inox/arith.h>

#include <inox/strict.h>

int wrong(int n);

int wrong(int n)
{
	n = TRY(inox_shl(n, 4));
	return n;
}
