// SPDX-License-Identifier: GPL-2.0
/*
 * Pauses are short, in microseconds.
 * refused: incompatible type for argument 2 of 'inox__deadline_wait'
 */
#include <inox/time.h>

#include <inox/strict.h>

bool wrong(struct inox_deadline *deadline);

bool wrong(struct inox_deadline *deadline)
{
	return inox_deadline_wait(deadline, inox_ms(5));
}
