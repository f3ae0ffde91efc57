// SPDX-License-Identifier: GPL-2.0
/*
 * A pointer that a reference lends is none itself.
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

void wrong(struct session_slot *slot, struct session __inox_lent *session);

void wrong(struct session_slot *slot, struct session __inox_lent *session)
{
	session_slot_put(slot, session);
}
