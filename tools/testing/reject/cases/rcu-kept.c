// SPDX-License-Identifier: GPL-2.0
/*
 * What a reader sees is not kept beyond the reading.
 * refused: assignment from pointer to non-enclosed address space
 * by: lent
 */
#include <inox/rcu.h>

#include <inox/strict.h>

struct table { u32 first; };

INOX_OBJECT(table, struct table);
INOX_RCU(table, struct table);

struct keeper { struct table *table; };

int wrong(struct keeper *keeper, struct table_rcu *slot);

int wrong(struct keeper *keeper, struct table_rcu *slot)
{
	INOX_RCU_READ(reader);

	keeper->table = TRY(table_rcu_lent(slot, reader));
	return 0;
}
