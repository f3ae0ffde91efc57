// SPDX-License-Identifier: GPL-2.0
/*
 * Who looks at it must have shown that it reads under RCU.
 * refused: too few arguments to function 'table_rcu_lent'
 */
#include <inox/rcu.h>

#include <inox/strict.h>

struct table { u32 first; };

INOX_OBJECT(table, struct table);
INOX_RCU(table, struct table);

int wrong(struct table_rcu *slot, u32 *first);

int wrong(struct table_rcu *slot, u32 *first)
{
	*first = TRY(table_rcu_lent(slot))->first;
	return 0;
}
