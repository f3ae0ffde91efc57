// SPDX-License-Identifier: GPL-2.0
/*
 * What is only sent is not read into.
 * refused: discards .const. qualifier
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
	struct inox_reader in = TRY(inox_spi_mem_read(chip, chip_read, 0, pattern, 4));

	return inox_read_skip(&in, 4);
}
