// SPDX-License-Identifier: GPL-2.0
/*
 * What lives is counted by what makes it.
 * refused: poisoned .inox__count_down.
 */
#include <inox/count.h>

#include <inox/strict.h>

void wrong(void);

void wrong(void)
{
	inox__count_down(inox__live_memory);
}
