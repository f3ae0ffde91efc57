// SPDX-License-Identifier: GPL-2.0
/*
 * TRY() in a function that returns bool would be true on an error.
 * refused: in boolean context
 */
#include <inox/result.h>

#include <inox/strict.h>

struct inox_u8 measure(void);
bool wrong(void);

bool wrong(void)
{
	return TRY(measure()) > 3;
}
