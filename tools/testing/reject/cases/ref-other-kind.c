// SPDX-License-Identifier: GPL-2.0
/*
 * A reference to one kind is none to another.
 * refused: incompatible type for argument 2 of .session_slot_put.
 */
#include <inox/ref.h>

#include <inox/strict.h>

struct session {
	struct inox_refs refs;
	u32 number;
};

static void session_release(struct session *session)
{
	session->number = 0;
}

INOX_REFCOUNTED(session, struct session, session_release);

struct other {
	struct inox_refs refs;
};

static void other_release(struct other *other) { }

INOX_REFCOUNTED(other, struct other, other_release);

void wrong(struct session_slot *slot, struct other __inox_lent *other);

void wrong(struct session_slot *slot, struct other __inox_lent *other)
{
	session_slot_put(slot, other_clone(other));
}
