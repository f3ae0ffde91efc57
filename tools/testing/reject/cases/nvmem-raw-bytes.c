// SPDX-License-Identifier: GPL-2.0
/*
 * Received bytes go to a writer and not to a pointer.
 * refused: incompatible pointer type
 */
#include <inox/i2c-memory.h>
#include <inox/nvmem.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

static int chip_read(struct chip *chip, u32 at, u8 *bytes)
{
	bytes[0] = 0;
	return 0;
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
	.read = chip_read,
	.write = chip_write);
