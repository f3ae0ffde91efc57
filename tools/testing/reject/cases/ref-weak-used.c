// SPDX-License-Identifier: GPL-2.0
/*
 * A weak reference does not lead to the thing.
 * refused: incomplete|undefined type .struct session_weak.
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

u32 wrong(struct session_weak __inox_lent *last);

u32 wrong(struct session_weak __inox_lent *last)
{
	return last->number;
}
