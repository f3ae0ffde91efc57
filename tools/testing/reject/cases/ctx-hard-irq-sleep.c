// SPDX-License-Identifier: GPL-2.0
/*
 * Nor does one for hard interrupts.
 * refused: _Generic. selector of type 'struct inox_hard_irq' is not compatible
 */
#include <inox/time.h>

#include <inox/strict.h>

void wrong(INOX_HARD_IRQ);

void wrong(INOX_HARD_IRQ)
{
	inox_sleep(inox_ms(5));
}
