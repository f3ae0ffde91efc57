// SPDX-License-Identifier: GPL-2.0
/*
 * A message on its way is not forgotten at once.
 * refused: ignoring return value
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
	inox_spi_start(chip, inox_spi_send(chip, data, 4));
	return 0;
}
