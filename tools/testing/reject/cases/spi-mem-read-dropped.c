// SPDX-License-Identifier: GPL-2.0
/*
 * What came is looked at: it may be less than was wanted.
 * refused: ignoring return value
 */
#include <inox/spi-mem.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	inox_dma(4) data;
	const inox_dma(4) pattern;
	u8 plain[4];
};

static const struct inox_spi_mem_in chip_read = { .code = 0x03, .address = 3 };
static const struct inox_spi_mem_out chip_write = { .code = 0x02, .address = 3 };

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	inox_spi_mem_read(chip, chip_read, 0, data, 4);
	return inox_spi_mem_write(chip, chip_write, 0, data, 4);
}
