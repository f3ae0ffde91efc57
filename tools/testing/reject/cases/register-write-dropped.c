// SPDX-License-Identifier: GPL-2.0
/*
 * What a write says must be looked at.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	inox_i2c_write(chip, INOX_RW_U8(1), 1);
}
