// SPDX-License-Identifier: GPL-2.0
/*
 * The name of a chip fits where the core keeps it.
 * refused: chip name is too long
 */
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

static const int chip_any = 1;

#define CHIPS(chip) chip("a-chip-with-a-long-name", chip_any)

inox_i2c_ids(chip, int, CHIPS);

static int chip_probe(struct chip *chip)
{
	return chip_kind(chip) ? 0 : -ENODEV;
}

inox_i2c_driver(chip,
	.probe = chip_probe);

MODULE_LICENSE("GPL");
