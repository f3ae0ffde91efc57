// SPDX-License-Identifier: GPL-2.0
/*
 * A number from outside has no sum.
 * refused: invalid operands to binary \+
 */
#include <inox/arith.h>

#include <inox/strict.h>

struct inox_untrusted wrong(struct inox_untrusted offset, struct inox_untrusted len);

struct inox_untrusted wrong(struct inox_untrusted offset, struct inox_untrusted len)
{
	return offset + len;
}
