// SPDX-License-Identifier: GPL-2.0
/*
 * A reference travels through raw API as its context, and comes back.
 * also: lent sparse analyzer
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

int raw_later(void (*call)(void *context), void *context);
int right_ask(struct session __inox_lent *session);

static int answer(struct session *context)
{
	INOX_OWN(session, session, TRY(inox_unsafe("right_ask() disowned it for this call", session_adopt(context))));

	session_lent(session)->number++;
	return 0;
}

static void answered(void *context)
{
	if (answer(context))
		pr_warn("an answer without a session\n");
}

int right_ask(struct session __inox_lent *session)
{
	void *context = inox_unsafe("answered() adopts it", session_disown(session_clone(session)));
	int err = raw_later(answered, context);

	if (err)
		answered(context);
	return err;
}
