// SPDX-License-Identifier: GPL-2.0
/*
 * Being ready is two answers.
 * refused: incompatible pointer type
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


static bool chip_ready(struct chip *chip)
{
	return true;
}

inox_char(chip, "chip",
	.ready = chip_ready);
