// SPDX-License-Identifier: GPL-2.0
/*
 * An alarm is not written.
 * refused: excess elements
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

static int chip_get(struct chip *chip, bool *flag)
{
	return 0;
}

static int chip_set(struct chip *chip, bool flag)
{
	return 0;
}

inox_hwmon(chip,
	.temp.alarm = { chip_get, chip_set });

int use(struct inox_dev *dev);

int use(struct inox_dev *dev)
{
	return chip_hwmon(dev);
}
