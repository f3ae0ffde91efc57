// SPDX-License-Identifier: GPL-2.0
/*
 * A result cannot be made by hand.
 * refused: positional initialization|designated_init
 */
#include <inox/result.h>

#include <inox/strict.h>

struct inox_u8 wrong(void);

struct inox_u8 wrong(void)
{
	return (struct inox_u8){ 0, 5 };
}
