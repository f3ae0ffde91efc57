// SPDX-License-Identifier: GPL-2.0
/*
 * By value go eight bytes at most.
 * refused: eight bytes at most go by value
 */
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	inox_dma(4) data;
	const inox_dma(4) pattern;
	u8 plain[4];
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	return inox_spi_transfer(chip, inox_spi_bytes(1, 2, 3, 4, 5, 6, 7, 8, 9));
}
