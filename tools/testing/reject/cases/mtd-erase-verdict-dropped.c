// SPDX-License-Identifier: GPL-2.0
/*
 * How much was erased must be looked at.
 * refused: unused-result|ignoring return value
 */
#include <inox/mtd.h>
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	inox_dma(64) data;
};

static struct inox_u32 chip_erase(struct chip *chip, u32 at, u32 n)
{
	return inox_u32_ok(4096);
}

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	chip_erase(chip, 0, 4096);
}
