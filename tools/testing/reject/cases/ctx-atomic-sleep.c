// SPDX-License-Identifier: GPL-2.0
/*
 * A function for atomic context does not sleep.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/time.h>

#include <inox/strict.h>

void wrong(INOX_ATOMIC);

void wrong(INOX_ATOMIC)
{
	inox_sleep(inox_ms(5));
}
