// SPDX-License-Identifier: GPL-2.0
/*
 * Handlers run after the object was left, not inside.
 * refused: raw kernel API, use inox_gpio_changed\(\)
 */
#include <inox/gpio.h>
#include <inox/i2c-registers.h>

#include <inox/strict.h>

void wrong(unsigned int irq);

void wrong(unsigned int irq)
{
	handle_nested_irq(irq);
}
