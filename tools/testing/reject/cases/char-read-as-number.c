// SPDX-License-Identifier: GPL-2.0
/*
 * What a user wrote is a result until it was looked at.
 * refused: incompatible types when assigning
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


static int chip_write(struct chip *chip, struct inox_reader *in)
{
	chip->level = inox_read_u8(in);
	return 0;
}

inox_char(chip, "chip",
	.write = chip_write);
