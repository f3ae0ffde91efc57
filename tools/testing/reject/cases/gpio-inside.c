// SPDX-License-Identifier: GPL-2.0
/*
 * The kernel's lines are private.
 * refused: poisoned
 */
#include <inox/gpio.h>
#include <inox/i2c-registers.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_registers bus;
	struct inox_gpio gpio;
};

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	chip->gpio.inox__gpio_chip.ngpio = 64;
}
