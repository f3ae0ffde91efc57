// SPDX-License-Identifier: GPL-2.0
/*
 * A word register read into a byte.
 * refused: may change value
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

int wrong(struct chip *chip, u8 *low);

int wrong(struct chip *chip, u8 *low)
{
	*low = TRY(inox_i2c_read(chip, INOX_RO_S16BE(0)));
	return 0;
}
