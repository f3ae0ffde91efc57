// SPDX-License-Identifier: GPL-2.0
/*
 * A reference is given back once.
 * by: optimizer
 * refused: has, or may have, given its thing away
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

int wrong(bool early);

int wrong(bool early)
{
	INOX_OWN(session, session, TRY(inox_new(session)));

	if (early)
		session_drop(session);
	session_drop(session);
	return 0;
}
