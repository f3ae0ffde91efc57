// SPDX-License-Identifier: GPL-2.0
/*
 * Without a key a sender chooses what collides.
 * refused: too few arguments to function .inox_hash_u32s
 */
#include <inox/hash.h>

#include <inox/strict.h>

u32 wrong(u32 address, u32 port);

u32 wrong(u32 address, u32 port)
{
	return inox_hash_u32s(address, port);
}
