// SPDX-License-Identifier: GPL-2.0
/*
 * The count moves with the references and by nobody's hand.
 * refused: poisoned .inox__strong.
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

bool wrong(struct session *session);

bool wrong(struct session *session)
{
	return refcount_dec_and_test(&session->refs.inox__strong);
}
