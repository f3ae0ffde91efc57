// SPDX-License-Identifier: GPL-2.0
/*
 * Registers in a row are bytes.
 * refused: registers are bytes
 */
#include <inox/i2c-registers.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_registers bus;
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	u16 words[2] = { 0, 0 };

	return inox_i2c_registers_write(chip, 0, words);
}
