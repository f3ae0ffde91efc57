// SPDX-License-Identifier: GPL-2.0
/*
 * What a user writes cannot be written over.
 * refused: incompatible pointer type
 */
#include <inox/i2c-memory.h>
#include <inox/nvmem.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

static struct inox_nvmem_about chip_about(const struct chip *chip)
{
	return (struct inox_nvmem_about){ .size = 256 };
}

static int chip_read(struct chip *chip, u32 at, struct inox_writer *out)
{
	return inox_i2c_memory_read(chip, at, out);
}

static int chip_write(struct chip *chip, u32 at, struct inox_writer *out)
{
	return inox_write_u8(out, 0);
}

inox_nvmem(chip,
	.about = chip_about,
	.read = chip_read,
	.write = chip_write);
