// SPDX-License-Identifier: GPL-2.0
/*
 * Whether a message was sent is looked at.
 * refused: ignoring return value
 * by: optimizer
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
	inox_spi_transfer(chip, inox_spi_bytes(6));
	return 0;
}
