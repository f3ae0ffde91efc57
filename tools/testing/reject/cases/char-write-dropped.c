// SPDX-License-Identifier: GPL-2.0
/*
 * There may be no room for an answer.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


static int chip_read(struct chip *chip, struct inox_writer *out)
{
	inox_write_u8(out, chip->level);
	return 0;
}

inox_char(chip, "chip",
	.read = chip_read);

extern const void *chip_publishes;

const void *chip_publishes = chip_char;
