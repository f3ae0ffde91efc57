// SPDX-License-Identifier: GPL-2.0
/*
 * A weak reference cannot be cloned into a strong one.
 * refused: session_clone. from incompatible pointer type
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

void wrong(struct session_slot *slot, struct session_weak __inox_lent *last);

void wrong(struct session_slot *slot, struct session_weak __inox_lent *last)
{
	session_slot_put(slot, session_clone(last));
}
