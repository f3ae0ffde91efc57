// SPDX-License-Identifier: GPL-2.0
/*
 * A value that the register cannot hold.
 * refused: changes value|overflow
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
	return inox_i2c_write(chip, INOX_RW_U8(1), 256);
}
