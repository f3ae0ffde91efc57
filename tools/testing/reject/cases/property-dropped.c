// SPDX-License-Identifier: GPL-2.0
/*
 * A property that is asked for is looked at.
 * refused: ignoring return value
 */
#include <inox/i2c-memory.h>
#include <inox/property.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	inox_property_u32(chip, "size", 256, 1, 65536);
}
