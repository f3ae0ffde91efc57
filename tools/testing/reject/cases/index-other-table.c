// SPDX-License-Identifier: GPL-2.0
/*
 * An index of one table is none of another.
 * refused: the index is not of a table of this size
 */
#include <inox/index.h>

#include <inox/strict.h>

INOX_INDEX(rate, 4);
INOX_INDEX(port, 8);

static const u16 rates[4];

u16 wrong(struct port_index i);

u16 wrong(struct port_index i)
{
	return inox_at(rates, i);
}
