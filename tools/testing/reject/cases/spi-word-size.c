// SPDX-License-Identifier: GPL-2.0
/*
 * A word has no 33 bits.
 * refused: a word has 1 to 32 bits
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
	return inox_spi_transfer(chip,
				 inox_spi_words(inox_spi_send(chip, data, 4), 33));
}
