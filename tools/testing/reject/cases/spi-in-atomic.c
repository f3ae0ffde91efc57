// SPDX-License-Identifier: GPL-2.0
/*
 * A transfer sleeps.
 * refused: selector of type .struct inox_atomic. is not compatible
 */
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
};

int wrong(struct chip *chip, INOX_ATOMIC);

int wrong(struct chip *chip, INOX_ATOMIC)
{
	return inox_spi_transfer(chip, inox_spi_bytes(6));
}
