// SPDX-License-Identifier: GPL-2.0
/*
 * The bytes of a call have no address.
 * refused: poisoned .inox__start
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


static int chip_read(struct chip *chip, struct inox_writer *out)
{
	out->inox__start[0] = chip->level;
	return 0;
}

inox_char(chip, "chip",
	.read = chip_read);
