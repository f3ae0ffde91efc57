// SPDX-License-Identifier: GPL-2.0
/*
 * The number says how large the argument is; this type is larger.
 * refused: the number of chip_gain.. is for another type than struct chip_gain
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip_gain {
	__u32 channel, gain;
};

#define CHIP_GAIN _IOW('c', 1, __u32)

struct chip {
	struct inox_smbus bus;
	u8 gain;
};

static int chip_gain(struct chip *chip, const struct chip_gain *gain)
{
	chip->gain = (u8)gain->gain;
	return 0;
}

#define CHIP_IOCTLS(ioctl) ioctl(chip, chip_gain, CHIP_GAIN, struct chip_gain)

inox_ioctls(chip, CHIP_IOCTLS);
