// SPDX-License-Identifier: GPL-2.0
/*
 * Of two calls of one number one would never be called.
 * refused: duplicate case value
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

#define CHIP_START _IO('c', 1)
#define CHIP_STOP _IO('c', 1)

struct chip {
	struct inox_smbus bus;
	bool on;
};

static int chip_start(struct chip *chip)
{
	chip->on = true;
	return 0;
}

static int chip_stop(struct chip *chip)
{
	chip->on = false;
	return 0;
}

#define CHIP_IOCTLS(ioctl)			\
	ioctl(chip, chip_start, CHIP_START)	\
	ioctl(chip, chip_stop, CHIP_STOP)

inox_ioctls(chip, CHIP_IOCTLS);
