// SPDX-License-Identifier: GPL-2.0
/*
 * Nor does it wait for a deadline.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/time.h>

#include <inox/strict.h>

bool wrong(struct inox_deadline *deadline, INOX_ATOMIC);

bool wrong(struct inox_deadline *deadline, INOX_ATOMIC)
{
	return inox_deadline_wait(deadline, inox_us(10));
}
