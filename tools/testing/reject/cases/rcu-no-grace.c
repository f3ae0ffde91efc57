// SPDX-License-Identifier: GPL-2.0
/*
 * What packets look at is not freed while one may be looking.
 * refused: too few arguments to function 'table_rcu_end'
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

struct table { u32 first; };

INOX_OBJECT(table, struct table);
INOX_RCU(table, struct table);

struct judge {
	struct inox_net net;
	struct table_rcu table;
};

void wrong(struct judge *judge);

void wrong(struct judge *judge)
{
	inox_hook_off(judge);
	table_rcu_end(&judge->table);
}
