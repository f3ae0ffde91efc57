// SPDX-License-Identifier: GPL-2.0
/*
 * A counted thing is not overwritten, its references would go with it.
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

void wrong(struct session __inox_lent *to, const struct session *from);

void wrong(struct session __inox_lent *to, const struct session *from)
{
	*to = *from;
}
