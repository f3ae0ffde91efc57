// SPDX-License-Identifier: GPL-2.0
/*
 * A slot that readers look at is not emptied as one that only its owner has.
 * refused: incompatible pointer type
 */
#include <inox/rcu.h>

#include <inox/strict.h>

struct table { u32 first; };

INOX_OBJECT(table, struct table);
INOX_RCU(table, struct table);

void wrong(struct table_rcu *slot);

void wrong(struct table_rcu *slot)
{
	table_slot_drop(slot);
}
