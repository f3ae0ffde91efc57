// SPDX-License-Identifier: GPL-2.0
/*
 * A temperature is set in millidegrees, not in milliseconds.
 * refused: incompatible pointer type
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

static int chip_get(struct chip *chip, struct inox_ms *value)
{
	return 0;
}

inox_hwmon(chip,
	.temp.input = { chip_get });

int use(struct inox_dev *dev);

int use(struct inox_dev *dev)
{
	return chip_hwmon(dev);
}
