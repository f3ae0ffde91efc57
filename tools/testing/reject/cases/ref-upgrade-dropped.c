// SPDX-License-Identifier: GPL-2.0
/*
 * An upgrade that may have failed cannot be ignored.
 * refused: ignoring return value
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

void wrong(struct session_weak __inox_lent *last);

void wrong(struct session_weak __inox_lent *last)
{
	session_upgrade(last);
}
