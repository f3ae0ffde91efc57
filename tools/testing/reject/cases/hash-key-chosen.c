// SPDX-License-Identifier: GPL-2.0
/*
 * A key is random, not chosen.
 * refused: attempt to use poisoned .inox__short.
 */
#include <inox/hash.h>

#include <inox/strict.h>

u32 wrong(u32 address);

u32 wrong(u32 address)
{
	struct inox_hash_key key = { .inox__short = { { 1, 2 } } };

	return inox_hash_u32s(&key, address, 0);
}
