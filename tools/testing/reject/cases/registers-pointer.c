// SPDX-License-Identifier: GPL-2.0
/*
 * The length of a pointer is not that of registers.
 * refused: negative width in bit-field|must be array
 */
#include <inox/i2c-registers.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_registers bus;
};

int wrong(struct chip *chip, u8 *some);

int wrong(struct chip *chip, u8 *some)
{
	return inox_i2c_registers_read(chip, 0, some);
}
