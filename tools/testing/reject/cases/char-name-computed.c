// SPDX-License-Identifier: GPL-2.0
/*
 * The name of a file is known when the driver is built.
 * refused: expected .*before .chip_file
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


static const char *chip_file = "chip";

static int chip_read(struct chip *chip, struct inox_writer *out)
{
	return -EAGAIN;
}

inox_char(chip, chip_file,
	.read = chip_read);
