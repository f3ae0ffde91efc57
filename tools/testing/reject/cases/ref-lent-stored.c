// SPDX-License-Identifier: GPL-2.0
/*
 * What a reference lends is not stored; a clone is.
 * refused: non-enclosed address space|disjoint
 * by: lent
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

struct visitor {
	struct session *session;
};

void wrong(struct visitor *visitor, struct session __inox_lent *session);

void wrong(struct visitor *visitor, struct session __inox_lent *session)
{
	visitor->session = session;
}
