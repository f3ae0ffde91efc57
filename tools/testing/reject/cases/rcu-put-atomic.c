// SPDX-License-Identifier: GPL-2.0
/*
 * Changing what readers look at waits for them.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/rcu.h>

#include <inox/strict.h>

struct table { u32 first; };

INOX_OBJECT(table, struct table);
INOX_RCU(table, struct table);

void wrong(struct table_rcu *slot);

void wrong(struct table_rcu *slot)
{
	INOX_RCU_READ(reader);

	inox_rcu_drop(table, slot);
}
