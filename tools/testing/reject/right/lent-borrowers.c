// SPDX-License-Identifier: GPL-2.0
/*
 * Borrowers: of a lock, of an owner, of what is nobody's to lend; a lent list.
 * also: lent sparse analyzer
 */
#include <inox/locked.h>
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

struct entry {
	struct list_head node;
	u32 value;
};

struct box {
	inox_locked(struct frame) frame;
	inox_locked(struct list_head) list;
};

struct nest {
	inox_locked(struct box) outer;
	inox_spin_locked(struct frame) spin;
};

u32 right_nested(struct nest *nest);
u32 right(struct box *box, struct frame *own);
u32 right_list(struct box *box, struct entry *entry);

static u32 grow(struct frame __inox_lent *frame)
{
	return ++frame->len;
}

static u32 grow_all(struct frame __inox_lent *a, struct frame __inox_lent *b)
{
	return grow(a) + grow(b);
}

u32 right(struct box *box, struct frame *own)
{
	INOX_LOCK(frame, &box->frame);

	if (frame->len > 60)
		return 0;
	return grow_all(frame, inox_lend(own));
}

u32 right_nested(struct nest *nest)
{
	INOX_LOCK(outer, &nest->outer);
	INOX_LOCK(inner, &outer->frame);
	INOX_SPIN_LOCK(spin, &nest->spin);

	return grow_all(inner, spin);
}

u32 right_list(struct box *box, struct entry *entry)
{
	struct entry *each;
	u32 sum = 0;

	INOX_LOCK(list, &box->list);

	inox_list_init(list);
	inox_list_add(&entry->node, list);
	inox_list_for_each(each, list, node)
		sum += each->value;
	return sum;
}
