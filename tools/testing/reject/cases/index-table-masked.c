// SPDX-License-Identifier: GPL-2.0
/*
 * A mask is no check: the table has fewer elements than the field has values.
 * refused: subscripted value is neither array nor pointer
 */
#include <inox/index.h>

#include <inox/strict.h>

INOX_INDEX(rate, 4);
INOX_INDEX(port, 8);

static const inox_table(rate, u16) rates = { { 1, 2, 3, 4 } };

u16 wrong(u32 reg);

u16 wrong(u32 reg)
{
	return rates[reg & 7];
}
