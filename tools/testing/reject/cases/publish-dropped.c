// SPDX-License-Identifier: GPL-2.0
/*
 * What could not be shown is an error.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};

static const int chip_any = 1;

#define CHIPS(chip) chip("chip", chip_any)

inox_i2c_ids(chip, int, CHIPS);

static int chip_input(struct chip *chip, struct inox_mdegc *input)
{
	*input = inox_mdegc(0);
	return 0;
}

inox_hwmon(chip,
	.temp.input = { chip_input });

static int chip_publish(const struct inox_built *built)
{
	chip_hwmon(built);
	return 0;
}

inox_i2c_driver(chip,
	.publish = chip_publish);

MODULE_LICENSE("GPL");
