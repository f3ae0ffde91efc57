// SPDX-License-Identifier: GPL-2.0
/*
 * A pointer is no reference.
 * refused: positional initialization
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

void wrong(struct session_slot *slot, struct session *session);

void wrong(struct session_slot *slot, struct session *session)
{
	session_slot_put(slot, (struct session_own){ session });
}
