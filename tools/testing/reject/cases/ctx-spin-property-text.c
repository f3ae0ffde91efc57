// SPDX-License-Identifier: GPL-2.0
/*
 * Nor for a text.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/i2c.h>
#include <inox/locked.h>
#include <inox/property.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	inox_spin_locked(u32) count;
};

const char *wrong(struct chip *chip);

const char *wrong(struct chip *chip)
{
	INOX_SPIN_LOCK(count, &chip->count);

	*count = 0;
	return inox_property_text(chip, "label", NULL);
}
