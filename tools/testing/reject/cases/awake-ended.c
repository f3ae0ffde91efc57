// SPDX-License-Identifier: GPL-2.0
/*
 * The block ends it, and nobody else.
 * refused: poisoned .inox__awake_end.
 */
#include <inox/i2c-memory.h>
#include <inox/pm.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

int wrong(struct chip *chip, struct device *device);

int wrong(struct chip *chip, struct device *device)
{
	INOX_AWAKE(chip);

	inox__awake_end(&device);
	return 0;
}
