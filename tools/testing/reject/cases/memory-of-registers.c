// SPDX-License-Identifier: GPL-2.0
/*
 * A chip of registers is no array of bytes.
 * refused: incompatible pointer type
 */
#include <inox/i2c-memory.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

int wrong(struct chip *chip, struct inox_writer *out);

int wrong(struct chip *chip, struct inox_writer *out)
{
	return inox_i2c_memory_read(chip, 0, out);
}
