// SPDX-License-Identifier: GPL-2.0
/*
 * A chip of bytes has no registers.
 * refused: incompatible pointer type
 */
#include <inox/i2c-memory.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	return inox_i2c_write(chip, INOX_RW_U8(1), 1);
}
