// SPDX-License-Identifier: GPL-2.0
/*
 * It is written by nothing but a change of what was read.
 * refused: attempt to use poisoned .inox__number.
 */
#include <inox/shared.h>

#include <inox/strict.h>

void wrong(struct inox_shared *until);

void wrong(struct inox_shared *until)
{
	until->inox__number.counter = 0;
}
