// SPDX-License-Identifier: GPL-2.0
/*
 * References: cloned, moved, kept in slots, given up early, upgraded, in loops.
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

struct visitor {
	struct session_slot mine;
	struct session_weak_slot last;
};

int right_open(struct visitor *visitor, u32 number);
int right_again(struct visitor *visitor);
int right_hand_over(struct visitor *from, struct visitor *to);
int right_many(struct visitor *visitors, int n);
bool right_gone(struct visitor *visitor);
void right_close(struct visitor *visitor);

static void join(struct visitor *visitor, struct session __inox_lent *session)
{
	session_slot_put(&visitor->mine, session_clone(session));
	session_weak_slot_put(&visitor->last, session_weak(session));
}

void accept(struct visitor *visitor, struct session_own session);

int right_open(struct visitor *visitor, u32 number)
{
	INOX_OWN(session, session, TRY(inox_new(session)));

	if (!number)
		return -EINVAL;
	session_lent(session)->number = number;
	join(visitor, session_lent(session));
	return 0;
}

int right_again(struct visitor *visitor)
{
	struct session_weak __inox_lent *last = TRY(session_weak_slot_lent(&visitor->last));
	INOX_OWN(session, session, TRY(session_upgrade(last)));

	session_lent(session)->number++;
	session_slot_put(&visitor->mine, session_move(session));
	return 0;
}

int right_hand_over(struct visitor *from, struct visitor *to)
{
	session_slot_put(&to->mine, TRY(session_slot_take(&from->mine)));
	return 0;
}

int right_many(struct visitor *visitors, int n)
{
	INOX_OWN(session, session, TRY(inox_new(session)));
	int i;

	for (i = 0; i < n; i++) {
		INOX_OWN(session, one, session_clone(session_lent(session)));

		if (session_lent(one)->number == 3)
			break;
		session_drop(one);
		accept(&visitors[i], session_clone(session_lent(session)));
	}
	session_drop(session);
	return n;
}

static int number_of(struct session_weak_slot *weak)
{
	INOX_OWN(session, session, TRY(session_upgrade(TRY(session_weak_slot_lent(weak)))));

	return session_lent(session)->number == 0;
}

bool right_gone(struct visitor *visitor)
{
	return number_of(&visitor->last) == -ENOENT;
}

void right_close(struct visitor *visitor)
{
	session_slot_drop(&visitor->mine);
	session_weak_slot_drop(&visitor->last);
}
