// SPDX-License-Identifier: GPL-2.0
/*
 * What only a list keeps is upgraded in inox_unsafe(), which says what protects it.
 * refused: session_upgrade_raw.* is deprecated
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

int wrong(struct session_slot *slot, struct session *found);

int wrong(struct session_slot *slot, struct session *found)
{
	session_slot_put(slot, TRY(session_upgrade_raw(found)));
	return 0;
}
