// SPDX-License-Identifier: GPL-2.0
/*
 * The same of a check against two limits.
 * refused: \[-Werror=unused-result\]
 */
#include <inox/arith.h>

#include <inox/strict.h>

void wrong(struct inox_untrusted len);

void wrong(struct inox_untrusted len)
{
	inox_between(len, 1, 32);
}
