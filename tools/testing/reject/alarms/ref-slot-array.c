// SPDX-License-Identifier: GPL-2.0
/*
 * Slots in an array are filled with clones in a loop: gcc's analyzer forgets the
 * one before.
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

void alarm(struct session_slot *slots, int n, struct session __inox_lent *session);

void alarm(struct session_slot *slots, int n, struct session __inox_lent *session)
{
	int i;

	for (i = 0; i < n; i++)
		session_slot_put(&slots[i], session_clone(session));
}
