// SPDX-License-Identifier: GPL-2.0
/*
 * Only the layer wakes the thread of an interrupt.
 * refused: raw kernel API, use inox_irq_again\(\)
 */
#include <inox/gpio.h>
#include <inox/i2c-registers.h>

#include <inox/strict.h>

void wrong(unsigned int irq, void *data);

void wrong(unsigned int irq, void *data)
{
	irq_wake_thread(irq, data);
}
