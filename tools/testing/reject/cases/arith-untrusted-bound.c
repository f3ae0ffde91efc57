// SPDX-License-Identifier: GPL-2.0
/*
 * It does not bound a loop.
 * refused: invalid operands to binary <
 */
#include <inox/arith.h>

#include <inox/strict.h>

u32 wrong(struct inox_untrusted count);

u32 wrong(struct inox_untrusted count)
{
	u32 i;

	for (i = 0; i < count; i++)
		;
	return i;
}
