// SPDX-License-Identifier: GPL-2.0
/*
 * A number is not a register.
 * refused: _Generic.*not compatible with any association
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	return inox_i2c_write(chip, 1, 1);
}
