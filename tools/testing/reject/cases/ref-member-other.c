// SPDX-License-Identifier: GPL-2.0
/*
 * The member that counts says how the memory goes.
 * refused: _Generic.* selector of type|not compatible with any association
 */
#include <inox/ref.h>

#include <inox/strict.h>

struct thing {
	refcount_t refs;
};

static void thing_release(struct thing *thing) { }

INOX_REFCOUNTED(thing, struct thing, thing_release);
