// SPDX-License-Identifier: GPL-2.0
/*
 * A number from outside has limits.
 * refused: requires 5 arguments
 */
#include <inox/i2c-memory.h>
#include <inox/property.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	u32 size = TRY(inox_property_u32(chip, "size", 256));

	return size > 256;
}
