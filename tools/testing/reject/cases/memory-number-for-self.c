// SPDX-License-Identifier: GPL-2.0
/*
 * A transfer belongs to an object.
 * refused: invalid type argument of .->.
 */
#include <inox/i2c-memory.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

int wrong(struct inox_writer *out);

int wrong(struct inox_writer *out)
{
	return inox_i2c_memory_read(0x50, 0, out);
}
