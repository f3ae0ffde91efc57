// SPDX-License-Identifier: GPL-2.0
/*
 * A callback takes the driver its table names.
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

struct other {
	int x;
};

static int other_probe(struct other *other)
{
	return 0;
}

inox_i2c_driver(chip,
	.probe = other_probe);

MODULE_LICENSE("GPL");
