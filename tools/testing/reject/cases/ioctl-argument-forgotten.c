// SPDX-License-Identifier: GPL-2.0
/*
 * The number says that there is an argument, the list does not.
 * refused: the number of chip_gain.. has an argument: say of which type
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

#define CHIP_GAIN _IOW('c', 1, __u32)

struct chip {
	struct inox_smbus bus;
	u8 gain;
};

static int chip_gain(struct chip *chip)
{
	chip->gain = 1;
	return 0;
}

#define CHIP_IOCTLS(ioctl) ioctl(chip, chip_gain, CHIP_GAIN)

inox_ioctls(chip, CHIP_IOCTLS);
