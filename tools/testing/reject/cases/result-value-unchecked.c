// SPDX-License-Identifier: GPL-2.0
/*
 * The value has no name before the error was looked at.
 * refused: poisoned .inox__val.
 */
#include <inox/result.h>

#include <inox/strict.h>

struct inox_u8 measure(void);
u8 wrong(void);

u8 wrong(void)
{
	return measure().inox__val;
}
