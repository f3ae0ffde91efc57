// SPDX-License-Identifier: GPL-2.0
/*
 * One is enough for a block.
 * refused: redefinition of .inox__awake_device.
 */
#include <inox/i2c-memory.h>
#include <inox/pm.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	INOX_AWAKE(chip);
	INOX_AWAKE(chip);

	return 0;
}
