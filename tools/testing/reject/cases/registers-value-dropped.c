// SPDX-License-Identifier: GPL-2.0
/*
 * A register that could not be read has no value.
 * refused: invalid operands
 */
#include <inox/i2c-registers.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_registers bus;
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	return inox_i2c_registers_get(chip, 0) & 1;
}
