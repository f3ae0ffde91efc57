// SPDX-License-Identifier: GPL-2.0
/*
 * Only what is marked as unchecked can be checked.
 * refused: request for member .inox__wild. in something not a structure
 */
#include <inox/arith.h>

#include <inox/strict.h>

struct inox_u8 wrong(u32 n);

struct inox_u8 wrong(u32 n)
{
	return inox_fits(u8, n);
}
