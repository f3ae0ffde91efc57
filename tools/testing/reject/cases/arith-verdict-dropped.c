// SPDX-License-Identifier: GPL-2.0
/*
 * A check that nobody looks at checks nothing.
 * refused: \[-Werror=unused-result\]
 */
#include <inox/arith.h>

#include <inox/strict.h>

void wrong(struct inox_untrusted len);

void wrong(struct inox_untrusted len)
{
	inox_at_most(len, 64);
}
