// SPDX-License-Identifier: GPL-2.0
/*
 * Nor is a box of the stack.
 * refused: has no member named .box.
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
	inox_dma(4) box;

	return inox_spi_transfer(chip, inox_spi_receive(chip, box, 4));
}
