// SPDX-License-Identifier: GPL-2.0
/*
 * A board may have wired the chip in a mode that it has not.
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
	inox_spi_setup(chip, .modes = INOX_SPI_MODE(0));
	return 0;
}
