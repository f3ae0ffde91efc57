// SPDX-License-Identifier: GPL-2.0
/*
 * A thing that RCU readers find: its release takes it out, its memory waits.
 * also: lent sparse analyzer
 */
#include <linux/rculist.h>

#include <inox/ref.h>

#include <inox/strict.h>

struct route {
	struct inox_rcu_refs refs;
	struct hlist_node node;
	u32 number;
};

static void route_release(struct route *route)
{
	inox_unsafe_do("nobody else takes it out", hlist_del_rcu(&route->node));
}

INOX_REFCOUNTED(route, struct route, route_release);

int right_add(struct hlist_head *routes, u32 number, struct route_slot *slot);
int right_find(struct hlist_head *routes, u32 number, struct route_slot *slot);

int right_add(struct hlist_head *routes, u32 number, struct route_slot *slot)
{
	INOX_OWN(route, route, TRY(inox_new(route)));

	route_lent(route)->number = number;
	route_slot_put(slot, route_move(route));
	return 0;
}

int right_find(struct hlist_head *routes, u32 number, struct route_slot *slot)
{
	struct route *route = inox_unsafe("the caller reads under RCU",
					  hlist_entry_safe(rcu_dereference_raw(hlist_first_rcu(routes)),
							   struct route, node));

	if (!route || route->number != number)
		return -ENOENT;
	route_slot_put(slot, TRY(inox_unsafe("released things are refused", route_upgrade_raw(route))));
	return 0;
}
