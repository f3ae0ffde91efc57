// SPDX-License-Identifier: GPL-2.0
/*
 * A count that raw API holds comes in by inox_unsafe().
 * refused: session_adopt.* is deprecated
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

int wrong(struct session_slot *slot, struct session *session);

int wrong(struct session_slot *slot, struct session *session)
{
	session_slot_put(slot, TRY(session_adopt(session)));
	return 0;
}
