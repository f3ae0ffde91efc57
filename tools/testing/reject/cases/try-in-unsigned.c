// SPDX-License-Identifier: GPL-2.0
/*
 * TRY() in a function that returns an unsigned number would lose the sign.
 * refused: may change the sign|conversion
 */
#include <inox/result.h>

#include <inox/strict.h>

struct inox_u8 measure(void);
u32 wrong(void);

u32 wrong(void)
{
	return TRY(measure());
}
