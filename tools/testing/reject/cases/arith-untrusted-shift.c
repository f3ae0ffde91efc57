// SPDX-License-Identifier: GPL-2.0
/*
 * It does not shift.
 * refused: invalid operands to binary <<
 */
#include <inox/arith.h>

#include <inox/strict.h>

u32 wrong(struct inox_untrusted by);

u32 wrong(struct inox_untrusted by)
{
	return 1u << by;
}
