// SPDX-License-Identifier: GPL-2.0
/*
 * An attribute that hardware monitoring does not know.
 * refused: has no member named
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

static int chip_get(struct chip *chip, struct inox_mdegc *value)
{
	return 0;
}

inox_hwmon(chip,
	.temp.warmth = { chip_get });

int use(struct inox_dev *dev);

int use(struct inox_dev *dev)
{
	return chip_hwmon(dev);
}
