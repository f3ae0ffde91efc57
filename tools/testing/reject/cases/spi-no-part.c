// SPDX-License-Identifier: GPL-2.0
/*
 * A part is none that one makes up.
 * refused: poisoned .inox__len.
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
	return inox_spi_transfer(chip, (struct inox_spi_part){ .inox__len = 4 });
}
