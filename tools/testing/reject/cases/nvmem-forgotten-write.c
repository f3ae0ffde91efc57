// SPDX-License-Identifier: GPL-2.0
/*
 * A provider without one of its callbacks would crash when it is used.
 * refused: inox_nvmem.. needs .about, .read and .write
 * by: optimizer
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

inox_nvmem(chip,
	.about = chip_about,
	.read = chip_read);

extern const void *chip_publishes;

const void *chip_publishes = chip_nvmem;
