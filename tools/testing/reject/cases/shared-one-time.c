// SPDX-License-Identifier: GPL-2.0
/*
 * A change is from something, which must be known.
 * refused: incompatible type for argument|makes pointer from integer
 */
#include <inox/shared.h>

#include <inox/strict.h>

bool wrong(struct inox_shared *until, u64 to);

bool wrong(struct inox_shared *until, u64 to)
{
	return inox_shared_change(until, inox_shared_get(until), to);
}
