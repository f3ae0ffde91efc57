// SPDX-License-Identifier: GPL-2.0
/*
 * A driver begins with its bus.
 * refused: must begin with its bus
 */
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	int before;
	struct inox_smbus bus;
};

static const int chip_any = 1;

#define CHIPS(chip) chip("chip", chip_any)

inox_i2c_ids(chip, int, CHIPS);

static int chip_probe(struct chip *chip)
{
	return 0;
}

inox_i2c_driver(chip,
	.probe = chip_probe);

MODULE_LICENSE("GPL");
