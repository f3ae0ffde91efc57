// SPDX-License-Identifier: GPL-2.0
/*
 * A transfer takes a cursor and no buffer of the stack.
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
	u8 bytes[8];

	return inox_i2c_memory_read(chip, 0, bytes);
}
