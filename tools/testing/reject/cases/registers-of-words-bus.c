// SPDX-License-Identifier: GPL-2.0
/*
 * A bus of words has no registers in a row.
 * refused: incompatible pointer type
 */
#include <inox/i2c-registers.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	return inox_i2c_registers_update(chip, 0, 1, 0);
}
