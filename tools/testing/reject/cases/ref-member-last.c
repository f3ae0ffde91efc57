// SPDX-License-Identifier: GPL-2.0
/*
 * The member that counts is the first.
 * refused: refs is the first member of what is counted
 */
#include <inox/ref.h>

#include <inox/strict.h>

struct thing {
	u32 number;
	struct inox_refs refs;
};

static void thing_release(struct thing *thing) { }

INOX_REFCOUNTED(thing, struct thing, thing_release);
