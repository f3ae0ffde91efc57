// SPDX-License-Identifier: GPL-2.0
/*
 * Nobody reaches into what is remembered of mappings.
 * refused: attempt to use poisoned .inox__mapping_table.
 */
#include <inox/net/mapping.h>

#include <inox/strict.h>

bool wrong(void);

bool wrong(void)
{
	return !list_empty(&inox__mapping_table.inox__by_age);
}
