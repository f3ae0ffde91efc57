// SPDX-License-Identifier: GPL-2.0
/* <inox/ref.h>: the last reference releases, once, and the memory goes when nobody can look. */
#include <linux/compiler.h>
#include <linux/types.h>

#include <pthread.h>
#include <string.h>

#pragma GCC diagnostic ignored "-Wunused-parameter"

#include <inox/ref.h>

#include "ktap.h"

struct session {
	struct inox_refs refs;
	int number;
};

static int released, last_released;

static void session_release(struct session *session)
{
	__atomic_add_fetch(&released, 1, __ATOMIC_RELAXED);
	last_released = session->number;
}

INOX_REFCOUNTED(session, struct session, session_release);

struct route {
	struct inox_rcu_refs refs;
	int number;
};

static void route_release(struct route *route)
{
	last_released = route->number;
}

INOX_REFCOUNTED(route, struct route, route_release);

static int live(void)
{
	return atomic_read(&inox__live[inox__live_reference]);
}

/* A session of that number in a slot, whose only reference that is. */
static int open_session(struct session_slot *slot, int number)
{
	INOX_OWN(session, session, TRY(inox_new(session)));

	released = 0;
	session_lent(session)->number = number;
	session_slot_put(slot, session_move(session));
	return 0;
}

static struct session *in(struct session_slot *slot)
{
	return session_slot_lent(slot).inox__val;
}

static void every_order(void)
{
	bool good = true;
	int first, i;

	for (first = 0; first < 3; first++) {
		struct session_slot slots[3] = { };

		ktap_check(&good, !open_session(&slots[0], first), "it is made");
		session_slot_put(&slots[1], session_clone(in(&slots[0])));
		session_slot_put(&slots[2], session_clone(in(&slots[1])));
		for (i = 0; i < 3; i++) {
			ktap_check(&good, !released && live() == 1, "released with %d left", 3 - i);
			session_slot_drop(&slots[(first + i) % 3]);
		}
		ktap_check(&good, released == 1 && last_released == first, "%d released", released);
	}
	ktap_case(good && !live(), "the last of three releases, in each order");
}

static int leave_early(int when)
{
	INOX_OWN(session, session, TRY(inox_new(session)));
	INOX_OWN(session, other, session_clone(session_lent(session)));

	if (when == 0)
		return -EINVAL;
	session_drop(other);
	if (when == 1)
		return -EINVAL;
	session_drop(session);
	return 0;
}

static void early(void)
{
	bool good = true;
	int when;

	for (when = 0; when < 3; when++) {
		released = 0;
		ktap_check(&good, (leave_early(when) == 0) == (when == 2), "the errno of %d", when);
		ktap_check(&good, released == 1 && !live(), "%d: released %d times", when, released);
	}
	ktap_case(good, "each way out of a block gives its references back once");
}

static void slots(void)
{
	struct session_slot a = { }, b = { };
	bool good = true;

	ktap_check(&good, session_slot_take(&a).inox__err == -ENOENT, "taken out of nothing");
	ktap_check(&good, !open_session(&a, 1) && !open_session(&b, 2), "two are made");
	session_slot_put(&a, session_slot_take(&b).inox__val);
	ktap_check(&good, released == 1 && last_released == 1, "what it replaces is released");
	ktap_check(&good, in(&a)->number == 2 && session_slot_lent(&b).inox__err == -ENOENT, "it moved");
	session_slot_put(&a, session_clone(in(&a)));
	ktap_check(&good, released == 1 && in(&a)->number == 2, "replaced by itself");
	session_slot_drop(&a);
	session_slot_drop(&a);
	ktap_check(&good, released == 2 && !live(), "dropped twice");
	ktap_case(good, "a slot drops what it had");
}

static int upgrade(struct session_weak_slot *weak)
{
	INOX_OWN(session, session, TRY(session_upgrade(TRY(session_weak_slot_lent(weak)))));

	return session_lent(session)->number;
}

static void weak(void)
{
	struct session_slot slot = { };
	struct session_weak_slot last = { };
	bool good = true;

	ktap_check(&good, !open_session(&slot, 7), "it is made");
	session_weak_slot_put(&last, session_weak(in(&slot)));
	ktap_check(&good, upgrade(&last) == 7 && !released, "upgraded while it lives");
	session_slot_drop(&slot);
	ktap_check(&good, released == 1 && live() == 1, "released, and its memory there");
	ktap_check(&good, upgrade(&last) == -ENOENT, "upgraded after its release");
	session_weak_slot_drop(&last);
	ktap_check(&good, released == 1 && !live(), "the memory goes");
	ktap_check(&good, !open_session(&slot, 8), "another is made");
	session_weak_slot_put(&last, session_weak(in(&slot)));
	session_weak_slot_drop(&last);
	ktap_check(&good, !released && live() == 1, "a weak one that goes first");
	session_slot_drop(&slot);
	ktap_case(good && released == 1 && !live(), "a weak reference keeps the memory and not the thing");
}

/* A route is found as if in a list, and is not there any more when it is released. */
static int find(struct route *route, struct route_slot *slot)
{
	route_slot_put(slot, TRY(inox_unsafe("nobody frees it meanwhile", route_upgrade_raw(route))));
	return 0;
}

static int close_found(struct route **found)
{
	INOX_OWN(route, route, TRY(inox_new(route)));
	struct route_slot slot = { };

	*found = route_lent(route);
	(*found)->number = 5;
	TRY(find(*found, &slot));
	route_slot_drop(&slot);
	return 0;
}

static void grace_period(void)
{
	struct route_slot slot = { };
	struct route *found = NULL;
	bool good = true;

	ktap_check(&good, !close_found(&found), "found while it lives");
	ktap_check(&good, last_released == 5 && !live(), "released");
	ktap_check(&good, found->number == 5, "read by who found it");
	ktap_check(&good, find(found, &slot) == -ENOENT, "found after its release");
	shim_grace_period();
	ktap_case(good, "what RCU readers find is freed after a grace period");
}

static void *kept;

static int adopt(void)
{
	INOX_OWN(session, session, TRY(inox_unsafe("it was disowned once", session_adopt(kept))));

	return session_lent(session)->number;
}

static void raw(void)
{
	struct session_slot slot = { };
	bool good = true;

	ktap_check(&good, !open_session(&slot, 4), "it is made");
	kept = inox_unsafe("it is adopted below", session_disown(session_slot_take(&slot).inox__val));
	ktap_check(&good, !released && adopt() == 4, "taken back");
	ktap_check(&good, released == 1 && !live(), "released");
	kept = NULL;
	ktap_check(&good, adopt() == -ENOMEM, "a pointer to nothing");
	ktap_case(good, "a reference that raw API holds comes back");
}

static void no_memory(void)
{
	struct session_slot slot = { };

	shim_no_memory = 1;
	ktap_case(open_session(&slot, 1) == -ENOMEM && !live() && session_slot_take(&slot).inox__err == -ENOENT,
		  "without memory there is none");
	shim_no_memory = 0;
}

static void counted(void)
{
	struct session_slot slot = { };
	bool good = true;
	char page[16];

	inox__count_end();
	ktap_check(&good, !shim_warning[0], "nothing lives: %s", shim_warning);
	ktap_check(&good, !open_session(&slot, 1), "it is made");
	inox__count_get(page, NULL);
	ktap_check(&good, !strcmp(page, "1\n"), "inox_live is %s", page);
	inox__count_end();
	ktap_check(&good, strstr(shim_warning, "1 of kind reference left"), "the warning: %s", shim_warning);
	session_slot_drop(&slot);
	ktap_case(good, "what was not given back is told at the module's end");
}

#define THREADS	4
#define ROUNDS	20000

static struct session_weak_slot shared;

/* Has a reference of its own at first, and then only what upgrades give. */
static void *use(void *slot)
{
	int round;

	for (round = 0; round < ROUNDS; round++)
		session_slot_put(slot, session_clone(in(slot)));
	session_slot_drop(slot);
	for (round = 0; round < ROUNDS && upgrade(&shared) >= 0; round++)
		;
	return NULL;
}

static void threads(void)
{
	struct session_slot slots[THREADS + 1] = { };
	pthread_t thread[THREADS];
	bool good = true;
	int i;

	ktap_check(&good, !open_session(&slots[THREADS], 9), "it is made");
	session_weak_slot_put(&shared, session_weak(in(&slots[THREADS])));
	for (i = 0; i < THREADS; i++) {
		session_slot_put(&slots[i], session_clone(in(&slots[THREADS])));
		ktap_check(&good, !pthread_create(&thread[i], NULL, use, &slots[i]), "thread %d", i);
	}
	session_slot_drop(&slots[THREADS]);
	for (i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
	ktap_check(&good, released == 1 && upgrade(&shared) == -ENOENT, "released %d times", released);
	session_weak_slot_drop(&shared);
	ktap_case(good && !live(), "of four threads the last one releases");
}

int main(void)
{
	ktap_begin();
	every_order();
	early();
	slots();
	weak();
	grace_period();
	raw();
	no_memory();
	counted();
	threads();
	return ktap_end();
}
