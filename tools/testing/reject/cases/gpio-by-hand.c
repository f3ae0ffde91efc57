// SPDX-License-Identifier: GPL-2.0
/*
 * Lines are not registered by hand.
 * refused: raw kernel API, use inox_gpio\(\)
 */
#include <inox/gpio.h>
#include <inox/i2c-registers.h>

#include <inox/strict.h>

int wrong(struct device *device, struct gpio_chip *lines);

int wrong(struct device *device, struct gpio_chip *lines)
{
	return devm_gpiochip_add_data(device, lines, 0);
}
