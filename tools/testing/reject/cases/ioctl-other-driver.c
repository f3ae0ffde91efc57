// SPDX-License-Identifier: GPL-2.0
/*
 * Calls of another driver's object.
 * refused: incompatible pointer type
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

#define OTHER_RESET _IO('c', 1)

struct other {
	struct inox_smbus bus;
	u8 gain;
};

struct chip {
	struct inox_smbus bus;
};

static int other_reset(struct other *other)
{
	other->gain = 0;
	return 0;
}

#define OTHER_IOCTLS(ioctl) ioctl(other, other_reset, OTHER_RESET)

inox_ioctls(other, OTHER_IOCTLS);

inox_char(chip, "chip",
	.ioctls = &other_ioctls);
