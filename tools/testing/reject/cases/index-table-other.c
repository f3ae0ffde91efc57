// SPDX-License-Identifier: GPL-2.0
/*
 * An index of another table.
 * refused: the index is not of a table of this size
 */
#include <inox/index.h>

#include <inox/strict.h>

INOX_INDEX(rate, 4);
INOX_INDEX(port, 8);

static const inox_table(rate, u16) rates = { { 1, 2, 3, 4 } };

u16 wrong(struct port_index i);

u16 wrong(struct port_index i)
{
	return inox_table_at(rates, i);
}
