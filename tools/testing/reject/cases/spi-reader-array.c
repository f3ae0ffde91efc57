// SPDX-License-Identifier: GPL-2.0
/*
 * A reader of received bytes is over a box.
 * refused: not a structure or union
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
	struct inox_reader in = inox_dma_reader(&chip->plain, 4);

	return inox_read_end(&in);
}
