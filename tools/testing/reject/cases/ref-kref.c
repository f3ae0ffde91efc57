// SPDX-License-Identifier: GPL-2.0
/*
 * A count of one's own is raw.
 * refused: kref_put.* is deprecated: raw kernel API, use INOX_REFCOUNTED
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

struct thing {
	struct kref kref;
};

int wrong(struct thing *thing, void (*release)(struct kref *kref));

int wrong(struct thing *thing, void (*release)(struct kref *kref))
{
	return kref_put(&thing->kref, release);
}
