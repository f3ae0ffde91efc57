// SPDX-License-Identifier: GPL-2.0
/*
 * An argument is on the stack; a picture is for read().
 * refused: struct chip_picture is too large: let it be read or written
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip_picture {
	__u8 row[8][64];
};

#define CHIP_PICTURE _IOR('c', 1, struct chip_picture)

struct chip {
	struct inox_smbus bus;
};

static int chip_picture(struct chip *chip, struct chip_picture *picture)
{
	picture->row[0][0] = 1;
	return 0;
}

#define CHIP_IOCTLS(ioctl) ioctl(chip, chip_picture, CHIP_PICTURE, struct chip_picture)

inox_ioctls(chip, CHIP_IOCTLS);
