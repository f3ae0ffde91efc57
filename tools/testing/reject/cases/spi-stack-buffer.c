// SPDX-License-Identifier: GPL-2.0
/*
 * A buffer of the stack is no member of the object.
 * refused: has no member named .bytes.
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
	u8 bytes[4];

	return inox_spi_transfer(chip, inox_spi_receive(chip, bytes, 4));
}
