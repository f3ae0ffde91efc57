// SPDX-License-Identifier: GPL-2.0
/*
 * A file is asked with its own driver's object.
 * refused: incompatible pointer type
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


struct other {
	struct inox_smbus bus;
};

static int other_read(struct other *other, struct inox_writer *out)
{
	return -EAGAIN;
}

inox_char(chip, "chip",
	.read = other_read);
