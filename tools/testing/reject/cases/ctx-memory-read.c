// SPDX-License-Identifier: GPL-2.0
/*
 * Nor read.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/i2c-memory.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

int wrong(struct chip *chip, struct inox_writer *out, INOX_ATOMIC);

int wrong(struct chip *chip, struct inox_writer *out, INOX_ATOMIC)
{
	return inox_i2c_memory_read(chip, 0, out);
}
