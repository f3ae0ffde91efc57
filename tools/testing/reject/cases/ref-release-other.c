// SPDX-License-Identifier: GPL-2.0
/*
 * The release is one of the thing's own type.
 * refused: incompatible pointer type
 */
#include <inox/ref.h>

#include <inox/strict.h>

struct thing {
	struct inox_refs refs;
};

static void thing_release(struct inox_rcu_refs *thing) { }

INOX_REFCOUNTED(thing, struct thing, thing_release);
