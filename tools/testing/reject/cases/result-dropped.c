// SPDX-License-Identifier: GPL-2.0
/*
 * A result cannot be dropped, whoever wrote the function.
 * refused: ignoring return value
 */
#include <inox/result.h>

#include <inox/strict.h>

struct inox_u8 measure(void);
void wrong(void);

void wrong(void)
{
	measure();
}
