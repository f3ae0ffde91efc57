// SPDX-License-Identifier: GPL-2.0
/*
 * A second owner of a thing is a clone, and not the first one again.
 * refused: incompatible type for argument 1 of .session_owner.
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

int wrong(void);

int wrong(void)
{
	INOX_OWN(session, session, TRY(inox_new(session)));
	INOX_OWN(session, other, session);

	session_lent(other)->number = 1;
	return 0;
}
