// SPDX-License-Identifier: GPL-2.0
/*
 * Counted things that own counted things: a release drops what it owns, and who
 * only knows a thing asks whether it is there.
 * also: lent sparse analyzer
 */
#include <inox/ref.h>

#include <inox/strict.h>

struct family {
	struct inox_refs refs;
	u32 members;
};

static void family_release(struct family *family)
{
	family->members = 0;
}

INOX_REFCOUNTED(family, struct family, family_release);

struct parent {
	struct inox_refs refs;
	struct family_slot family;
};

static void parent_release(struct parent *parent)
{
	family_slot_drop(&parent->family);
}

INOX_REFCOUNTED(parent, struct parent, parent_release);

struct child {
	struct inox_refs refs;
	struct parent_slot parent;
	struct parent_weak_slot godparent;
};

static void child_release(struct child *child)
{
	parent_slot_drop(&child->parent);
	parent_weak_slot_drop(&child->godparent);
}

INOX_REFCOUNTED(child, struct child, child_release);

int right_birth(struct child_slot *slot, struct parent __inox_lent *parent,
		struct parent __inox_lent *godparent);
int right_visit(struct child __inox_lent *child, u32 *members);

int right_birth(struct child_slot *slot, struct parent __inox_lent *parent,
		struct parent __inox_lent *godparent)
{
	INOX_OWN(child, child, TRY(inox_new(child)));

	parent_slot_put(&child_lent(child)->parent, parent_clone(parent));
	parent_weak_slot_put(&child_lent(child)->godparent, parent_weak(godparent));
	child_slot_put(slot, child_move(child));
	return 0;
}

/* The godparent may be gone, and then it is an errno; the parent cannot. */
int right_visit(struct child __inox_lent *child, u32 *members)
{
	struct parent_weak __inox_lent *weak = TRY(parent_weak_slot_lent(&child->godparent));
	INOX_OWN(parent, godparent, TRY(parent_upgrade(weak)));
	struct parent __inox_lent *parent = TRY(parent_slot_lent(&child->parent));

	*members = TRY(family_slot_lent(&parent->family))->members;
	*members += TRY(family_slot_lent(&parent_lent(godparent)->family))->members;
	return 0;
}
