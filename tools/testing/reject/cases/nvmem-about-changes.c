// SPDX-License-Identifier: GPL-2.0
/*
 * To be asked what it is changes no chip.
 * refused: read-only object
 */
#include <inox/i2c-memory.h>
#include <inox/nvmem.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
	u32 size;
};

static struct inox_nvmem_about chip_about(const struct chip *chip)
{
	chip->size++;
	return (struct inox_nvmem_about){ .size = chip->size };
}

static int chip_read(struct chip *chip, u32 at, struct inox_writer *out)
{
	return inox_i2c_memory_read(chip, at, out);
}

static int chip_write(struct chip *chip, u32 at, struct inox_reader *in)
{
	return inox_i2c_memory_write(chip, at, in, 8);
}

inox_nvmem(chip,
	.about = chip_about,
	.read = chip_read,
	.write = chip_write);
