// SPDX-License-Identifier: GPL-2.0
/*
 * Flash that is never erased is full after one write.
 * refused: inox_mtd.. needs .about, .read, .write and .erase
 * by: optimizer
 */
#include <inox/mtd.h>
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	inox_dma(64) data;
};

static struct inox_mtd_about chip_about(const struct chip *chip)
{
	return (struct inox_mtd_about){ .size = 65536, .erase_size = 4096 };
}

static int chip_read(struct chip *chip, u32 at, struct inox_writer *out)
{
	return inox_write_u8(out, 0);
}

static int chip_write(struct chip *chip, u32 at, struct inox_reader *in)
{
	return inox_read_skip(in, 1);
}

inox_mtd(chip,
	.about = chip_about,
	.read = chip_read,
	.write = chip_write);

extern const void *chip_publishes;

const void *chip_publishes = chip_mtd;
