// SPDX-License-Identifier: GPL-2.0
/*
 * What is only half filled is not sent.
 * refused: incompatible pointer type
 */
#include <inox/i2c-memory.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

int wrong(struct chip *chip, struct inox_writer *out);

int wrong(struct chip *chip, struct inox_writer *out)
{
	return inox_i2c_memory_write(chip, 0, out, 8);
}
