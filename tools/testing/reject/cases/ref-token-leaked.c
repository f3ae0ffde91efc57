// SPDX-License-Identifier: GPL-2.0
/*
 * A clone in a variable is still somebody's to give back.
 * refused: leak of
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

void wrong(struct session __inox_lent *session);

void wrong(struct session __inox_lent *session)
{
	struct session_own clone = session_clone(session);

	(void)clone;
}
