// SPDX-License-Identifier: GPL-2.0
/*
 * A lent list is not handed to raw calls.
 * refused: non-enclosed address space|disjoint
 * by: lent
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct box {
	inox_locked(struct list_head) list;
};

void wrong(struct box *box, struct list_head *node);

void wrong(struct box *box, struct list_head *node)
{
	INOX_LOCK(list, &box->list);

	list_add(node, list);
}
