// SPDX-License-Identifier: GPL-2.0
/*
 * An adapter that cannot serve the chip is not passed over.
 * refused: ignoring return value of 'inox__i2c_memory_init'
 * by: optimizer
 */
#include <inox/i2c-memory.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	inox_i2c_memory_init(chip, 8, 1, true);
}
