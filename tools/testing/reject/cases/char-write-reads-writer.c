// SPDX-License-Identifier: GPL-2.0
/*
 * What a user writes comes in a reader.
 * refused: incompatible pointer type
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


static int chip_write(struct chip *chip, struct inox_writer *in)
{
	return 0;
}

inox_char(chip, "chip",
	.write = chip_write);
