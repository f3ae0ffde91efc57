// SPDX-License-Identifier: GPL-2.0
/*
 * Its value has no name.
 * refused: attempt to use poisoned .inox__wild.
 */
#include <inox/arith.h>

#include <inox/strict.h>

u64 wrong(struct inox_untrusted len);

u64 wrong(struct inox_untrusted len)
{
	return len.inox__wild;
}
