// SPDX-License-Identifier: GPL-2.0
/*
 * No callback sees user memory.
 * refused: incompatible pointer type
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


static int chip_read(struct chip *chip, char __user *to, size_t n)
{
	return 0;
}

inox_char(chip, "chip",
	.read = chip_read);
