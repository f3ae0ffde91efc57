// SPDX-License-Identifier: GPL-2.0
/*
 * Bytes that were received are not received over.
 * refused: incompatible pointer type
 */
#include <inox/i2c-memory.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

int wrong(struct chip *chip, struct inox_reader *in);

int wrong(struct chip *chip, struct inox_reader *in)
{
	return inox_i2c_memory_read(chip, 0, in);
}
