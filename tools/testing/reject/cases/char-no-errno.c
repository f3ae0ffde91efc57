// SPDX-License-Identifier: GPL-2.0
/*
 * A callback says whether it could.
 * refused: incompatible pointer type
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


static void chip_read(struct chip *chip, struct inox_writer *out)
{
}

inox_char(chip, "chip",
	.read = chip_read);
