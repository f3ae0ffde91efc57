// SPDX-License-Identifier: GPL-2.0
/*
 * Signed numbers wrap elsewhere.
 * refused: _Generic. selector of type 'int'
 */
#include <inox/arith.h>

#include <inox/strict.h>

int wrong(int a, int b);

int wrong(int a, int b)
{
	return TRY(inox_add(a, b)) ? 1 : 0;
}
