// SPDX-License-Identifier: GPL-2.0
/*
 * There is no way to its elements but an index.
 * refused: poisoned .inox__rows.
 */
#include <inox/index.h>

#include <inox/strict.h>

INOX_INDEX(rate, 4);
INOX_INDEX(port, 8);

static const inox_table(rate, u16) rates = { { 1, 2, 3, 4 } };

u16 wrong(u32 reg);

u16 wrong(u32 reg)
{
	return rates.inox__rows[reg & 7];
}
