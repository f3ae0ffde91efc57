// SPDX-License-Identifier: GPL-2.0
/*
 * A register declared read-only cannot be written.
 * refused: write to a register declared read-only
 * by: optimizer
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
	return inox_i2c_write(chip, INOX_RO_U8(1), 1);
}
