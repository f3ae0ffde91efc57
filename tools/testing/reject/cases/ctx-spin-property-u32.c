// SPDX-License-Identifier: GPL-2.0
/*
 * Firmware may sleep where a property is read.
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

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	INOX_SPIN_LOCK(count, &chip->count);

	*count = TRY(inox_property_u32(chip, "size", 0, 0, 9));
	return 0;
}
