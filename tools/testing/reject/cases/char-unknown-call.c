// SPDX-License-Identifier: GPL-2.0
/*
 * There is no ioctl.
 * refused: has no member named .ioctl
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


static int chip_ioctl(struct chip *chip, unsigned int cmd, unsigned long arg)
{
	return 0;
}

inox_char(chip, "chip",
	.ioctl = chip_ioctl);
