// SPDX-License-Identifier: GPL-2.0
/*
 * What a struct owns cannot be copied into another.
 * refused: assignment of read-only
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

void wrong(struct session_slot *to, const struct session_slot *from);

void wrong(struct session_slot *to, const struct session_slot *from)
{
	*to = *from;
}
