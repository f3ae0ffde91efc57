// SPDX-License-Identifier: GPL-2.0
/*
 * Who gets a user's pointer may read there twice.
 * refused: incompatible pointer type
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

#define CHIP_GAIN _IOW('c', 1, __u32)

struct chip {
	struct inox_smbus bus;
	u8 gain;
};

static int chip_gain(struct chip *chip, void __user *const *from)
{
	return *from ? 0 : -EINVAL;
}

#define CHIP_IOCTLS(ioctl) ioctl(chip, chip_gain, CHIP_GAIN, __u32)

inox_ioctls(chip, CHIP_IOCTLS);
