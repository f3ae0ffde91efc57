// SPDX-License-Identifier: GPL-2.0
/*
 * No transfer carries 33 registers.
 * refused: no transfer carries so many registers
 */
#include <inox/i2c-registers.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_registers bus;
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	u8 all[33];

	return inox_i2c_registers_read(chip, 0, all);
}
