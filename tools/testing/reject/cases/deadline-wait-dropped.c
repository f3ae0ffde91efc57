// SPDX-License-Identifier: GPL-2.0
/*
 * A loop that does not look would try for ever.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/time.h>

#include <inox/strict.h>

void wrong(struct inox_deadline *deadline);

void wrong(struct inox_deadline *deadline)
{
	inox_deadline_wait(deadline, inox_us(500));
}
