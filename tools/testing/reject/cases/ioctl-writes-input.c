// SPDX-License-Identifier: GPL-2.0
/*
 * What the number says comes from the user goes nowhere else: an answer in it would be lost.
 * refused: discards .const. qualifier
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

#define CHIP_SWAP_GAIN _IOW('c', 1, __u32)

struct chip {
	struct inox_smbus bus;
	u32 gain;
};

static int chip_swap_gain(struct chip *chip, __u32 *gain)
{
	swap(chip->gain, *gain);
	return 0;
}

#define CHIP_IOCTLS(ioctl) ioctl(chip, chip_swap_gain, CHIP_SWAP_GAIN, __u32)

inox_ioctls(chip, CHIP_IOCTLS);
