// SPDX-License-Identifier: GPL-2.0
/*
 * Nor is the errno a truth.
 * refused: in boolean context
 */
#include <inox/i2c-memory.h>
#include <inox/pm.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

bool wrong(struct chip *chip);

bool wrong(struct chip *chip)
{
	INOX_AWAKE(chip);

	return true;
}
