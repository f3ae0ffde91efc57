// SPDX-License-Identifier: GPL-2.0
/*
 * A deadline has a unit.
 * refused: incompatible type for argument 1 of 'inox_deadline'
 */
#include <inox/time.h>

#include <inox/strict.h>

struct inox_deadline wrong(void);

struct inox_deadline wrong(void)
{
	return inox_deadline(25);
}
