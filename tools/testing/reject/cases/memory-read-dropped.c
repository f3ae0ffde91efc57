// SPDX-License-Identifier: GPL-2.0
/*
 * Whether anything was read is looked at.
 * refused: ignoring return value of 'inox__i2c_memory_read'
 * by: optimizer
 */
#include <inox/i2c-memory.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

void wrong(struct chip *chip, struct inox_writer *out);

void wrong(struct chip *chip, struct inox_writer *out)
{
	inox_i2c_memory_read(chip, 0, out);
}
