// SPDX-License-Identifier: GPL-2.0
/*
 * A message has six parts at most.
 * refused: a message has six parts at most
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
	return inox_spi_transfer(chip, inox_spi_bytes(1), inox_spi_bytes(2),
				 inox_spi_bytes(3), inox_spi_bytes(4),
				 inox_spi_bytes(5), inox_spi_bytes(6),
				 inox_spi_bytes(7));
}
