// SPDX-License-Identifier: GPL-2.0
/*
 * It is no index.
 * refused: array subscript is not an integer
 */
#include <inox/arith.h>

#include <inox/strict.h>

u8 wrong(const u8 *table, struct inox_untrusted i);

u8 wrong(const u8 *table, struct inox_untrusted i)
{
	return table[i];
}
