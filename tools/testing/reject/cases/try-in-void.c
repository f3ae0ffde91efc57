// SPDX-License-Identifier: GPL-2.0
/*
 * TRY() in a function that returns nothing.
 * refused: 'return' with a value, in function returning void
 */
#include <inox/result.h>

#include <inox/strict.h>

struct inox_u8 measure(void);
void wrong(void);

void wrong(void)
{
	TRY(measure());
}
