// SPDX-License-Identifier: GPL-2.0
/*
 * An array is open to every number, so it is no table.
 * refused: request for member .inox__rows. in something not a structure
 */
#include <inox/index.h>

#include <inox/strict.h>

INOX_INDEX(rate, 4);

static const u16 open[4];

u16 wrong(struct rate_index i);

u16 wrong(struct rate_index i)
{
	return inox_table_at(open, i);
}
