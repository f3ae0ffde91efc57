// SPDX-License-Identifier: GPL-2.0
/*
 * Whether it fits is looked at.
 * refused: \[-Werror=unused-result\]
 */
#include <inox/arith.h>

#include <inox/strict.h>

void wrong(struct inox_untrusted u);

void wrong(struct inox_untrusted u)
{
	inox_fits(u8, u);
}
