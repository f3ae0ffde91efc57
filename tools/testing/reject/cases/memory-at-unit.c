// SPDX-License-Identifier: GPL-2.0
/*
 * A place is no duration.
 * refused: incompatible type for argument 2 of 'inox__i2c_memory_read'
 */
#include <inox/i2c-memory.h>
#include <inox/reg.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

int wrong(struct chip *chip, struct inox_writer *out);

int wrong(struct chip *chip, struct inox_writer *out)
{
	return inox_i2c_memory_read(chip, inox_ms(5), out);
}
