// SPDX-License-Identifier: GPL-2.0
/*
 * A property may be wrong, so it is no number yet.
 * refused: incompatible types when returning type 'struct inox_u32'
 */
#include <inox/i2c-memory.h>
#include <inox/property.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

u32 wrong(struct chip *chip);

u32 wrong(struct chip *chip)
{
	return inox_property_u32(chip, "size", 256, 1, 65536);
}
