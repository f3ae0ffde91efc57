// SPDX-License-Identifier: GPL-2.0
/*
 * Who locks must be able to tell what is locked.
 * refused: a lock needs .lock and .locked
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

static struct inox_u32 chip_erase(struct chip *chip, u32 at, u32 n)
{
	return inox_u32_ok(4096);
}

static int chip_lock(struct chip *chip, u32 at, u32 n, bool on)
{
	return inox_spi_transfer(chip, inox_spi_bytes(1));
}

inox_mtd(chip,
	.about = chip_about,
	.read = chip_read,
	.write = chip_write,
	.erase = chip_erase,
	.lock = chip_lock);

extern const void *chip_publishes;

const void *chip_publishes = chip_mtd;
