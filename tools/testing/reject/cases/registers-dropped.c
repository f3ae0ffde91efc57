// SPDX-License-Identifier: GPL-2.0
/*
 * A write that failed must be seen.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/i2c-registers.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_registers bus;
};

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	u8 some[2] = { 0, 0 };

	inox_i2c_registers_write(chip, 0, some);
}
