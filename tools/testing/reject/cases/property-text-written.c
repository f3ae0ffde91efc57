// SPDX-License-Identifier: GPL-2.0
/*
 * What the firmware says is not changed.
 * refused: read-only location
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
	const char *label = TRY(inox_property_text(chip, "label", "none"));

	label[0] = 0;
	return 0;
}
