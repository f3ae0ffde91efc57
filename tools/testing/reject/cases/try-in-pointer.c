// SPDX-License-Identifier: GPL-2.0
/*
 * TRY() in a function that returns a pointer.
 * refused: makes pointer from integer
 */
#include <inox/result.h>

#include <inox/strict.h>

struct inox_u8 measure(void);
void *wrong(void *p);

void *wrong(void *p)
{
	TRY(measure());
	return p;
}
