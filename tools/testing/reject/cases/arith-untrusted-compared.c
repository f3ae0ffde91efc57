// SPDX-License-Identifier: GPL-2.0
/*
 * Nor can it be compared.
 * refused: invalid operands to binary >
 */
#include <inox/arith.h>

#include <inox/strict.h>

bool wrong(struct inox_untrusted len);

bool wrong(struct inox_untrusted len)
{
	return len > 64;
}
