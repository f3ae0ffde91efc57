// SPDX-License-Identifier: GPL-2.0
/*
 * A number is no index.
 * refused: request for member 'inox__at' in something not a structure
 */
#include <inox/index.h>

#include <inox/strict.h>

INOX_INDEX(rate, 4);
INOX_INDEX(port, 8);

static const u16 rates[4];

u16 wrong(u32 i);

u16 wrong(u32 i)
{
	return inox_at(rates, i);
}
