// SPDX-License-Identifier: GPL-2.0
/*
 * What is counted has the member that counts.
 * refused: has no member named .refs.
 */
#include <inox/ref.h>

#include <inox/strict.h>

struct thing {
	u32 number;
};

static void thing_release(struct thing *thing) { }

INOX_REFCOUNTED(thing, struct thing, thing_release);
