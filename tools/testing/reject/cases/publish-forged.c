// SPDX-License-Identifier: GPL-2.0
/*
 * Only the device core says that an object is built.
 * refused: storage size of .built. isn.t known
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

static int chip_probe(struct chip *chip)
{
	const struct inox_built built = { };

	return chip_hwmon(&built);
}

inox_i2c_driver(chip,
	.probe = chip_probe);

MODULE_LICENSE("GPL");
