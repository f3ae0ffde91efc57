// SPDX-License-Identifier: GPL-2.0
/*
 * Sleeping is in milliseconds.
 * refused: incompatible type for argument 1 of 'inox__sleep'
 */
#include <inox/time.h>

#include <inox/strict.h>

void wrong(void);

void wrong(void)
{
	inox_sleep(inox_us(5));
}
