// SPDX-License-Identifier: GPL-2.0
/*
 * Bytes of what is no driver's object may be on the stack.
 * refused: has no member named .bus.
 */
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
};

struct scratch {
	inox_dma(4) data;
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	struct scratch scratch;

	return inox_spi_transfer(chip, inox_spi_receive(&scratch, data, 4));
}
