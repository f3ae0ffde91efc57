// SPDX-License-Identifier: GPL-2.0
/*
 * Text may be a number, so it is no string yet.
 * refused: incompatible types when returning type 'struct inox_string'
 */
#include <inox/i2c-memory.h>
#include <inox/property.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

const char *wrong(struct chip *chip);

const char *wrong(struct chip *chip)
{
	return inox_property_text(chip, "label", NULL);
}
