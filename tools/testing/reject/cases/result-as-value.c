// SPDX-License-Identifier: GPL-2.0
/*
 * A result is not its value.
 * refused: incompatible types when returning
 */
#include <inox/result.h>

#include <inox/strict.h>

struct inox_u8 measure(void);
u8 wrong(void);

u8 wrong(void)
{
	return measure();
}
