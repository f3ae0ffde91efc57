// SPDX-License-Identifier: GPL-2.0
/*
 * A deadline is made from a duration.
 * refused: poisoned .inox__end.
 */
#include <inox/time.h>

#include <inox/strict.h>

struct inox_deadline wrong(void);

struct inox_deadline wrong(void)
{
	return (struct inox_deadline){ .inox__end = 0 };
}
