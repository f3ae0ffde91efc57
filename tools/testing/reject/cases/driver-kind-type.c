// SPDX-License-Identifier: GPL-2.0
/*
 * What is kept about a chip has the type that is asked for.
 * refused: incompatible pointer type
 */
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

static const int chip_any = 1;

#define CHIPS(chip) chip("chip", chip_any)

inox_i2c_ids(chip, long, CHIPS);

static int chip_probe(struct chip *chip)
{
	return chip_kind(chip) ? 0 : -ENODEV;
}

inox_i2c_driver(chip,
	.probe = chip_probe);

MODULE_LICENSE("GPL");
