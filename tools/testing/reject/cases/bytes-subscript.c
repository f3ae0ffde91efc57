// SPDX-License-Identifier: GPL-2.0
/*
 * A reader has no elements.
 * refused: subscripted value is neither array nor pointer
 */
#include <inox/bytes.h>

#include <inox/strict.h>

u8 wrong(struct inox_reader r, u8 n);

u8 wrong(struct inox_reader r, u8 n)
{
	return r[n];
}
