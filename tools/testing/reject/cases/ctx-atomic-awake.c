// SPDX-License-Identifier: GPL-2.0
/*
 * A device is not resumed in atomic context.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/i2c.h>
#include <inox/pm.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

int wrong(struct chip *chip, INOX_ATOMIC);

int wrong(struct chip *chip, INOX_ATOMIC)
{
	INOX_AWAKE(chip);

	return 0;
}
