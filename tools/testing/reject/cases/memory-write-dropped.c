// SPDX-License-Identifier: GPL-2.0
/*
 * Whether anything was written is looked at.
 * refused: ignoring return value of 'inox__i2c_memory_write'
 * by: optimizer
 */
#include <inox/i2c-memory.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

void wrong(struct chip *chip, struct inox_reader *in);

void wrong(struct chip *chip, struct inox_reader *in)
{
	inox_i2c_memory_write(chip, 0, in, 8);
}
