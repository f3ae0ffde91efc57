// SPDX-License-Identifier: GPL-2.0
/*
 * A device that could not be powered is told of.
 * refused: 'return' with a value
 */
#include <inox/i2c-memory.h>
#include <inox/pm.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	INOX_AWAKE(chip);
}
