// SPDX-License-Identifier: GPL-2.0
/*
 * A probe says whether it succeeded.
 * refused: incompatible pointer type
 */
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

static const int chip_any = 1;

#define CHIPS(chip) chip("chip", chip_any)

inox_i2c_ids(chip, int, CHIPS);

static void chip_probe(struct chip *chip)
{
}

inox_i2c_driver(chip,
	.probe = chip_probe);

MODULE_LICENSE("GPL");
