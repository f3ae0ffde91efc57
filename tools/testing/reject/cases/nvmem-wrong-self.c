// SPDX-License-Identifier: GPL-2.0
/*
 * A callback takes the driver its table names.
 * refused: incompatible pointer type
 */
#include <inox/i2c-memory.h>
#include <inox/nvmem.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

struct other {
	struct inox_i2c_memory bus;
};

static int other_read(struct other *other, u32 at, struct inox_writer *out)
{
	return inox_i2c_memory_read(other, at, out);
}

static struct inox_nvmem_about chip_about(const struct chip *chip)
{
	return (struct inox_nvmem_about){ .size = 256 };
}

static int chip_write(struct chip *chip, u32 at, struct inox_reader *in)
{
	return inox_i2c_memory_write(chip, at, in, 8);
}

inox_nvmem(chip,
	.about = chip_about,
	.read = other_read,
	.write = chip_write);
