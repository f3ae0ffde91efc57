// SPDX-License-Identifier: GPL-2.0
/*
 * A clone in a variable is given once.
 * refused: double-.*|used? after
 * by: analyzer
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
	struct session_own clone = session_clone(session);
	INOX_OWN(session, one, clone);
	INOX_OWN(session, other, clone);
}
