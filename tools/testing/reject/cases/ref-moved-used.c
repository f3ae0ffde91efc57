// SPDX-License-Identifier: GPL-2.0
/*
 * Who has moved a reference on cannot use the thing.
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

int wrong(struct session_slot *slot);

int wrong(struct session_slot *slot)
{
	INOX_OWN(session, session, TRY(inox_new(session)));

	session_slot_put(slot, session_move(session));
	session_lent(session)->number = 1;
	return 0;
}
