// SPDX-License-Identifier: GPL-2.0
/*
 * What changed are lines, of the object's own member.
 * refused: no member named|incompatible pointer type
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
	inox_gpio_changed(chip, bus, 1, 1);
}
