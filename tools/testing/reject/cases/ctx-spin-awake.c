// SPDX-License-Identifier: GPL-2.0
/*
 * A device is not resumed with a spinlock held.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/i2c.h>
#include <inox/locked.h>
#include <inox/pm.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	inox_spin_locked(u32) count;
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	INOX_SPIN_LOCK(count, &chip->count);
	INOX_AWAKE(chip);

	return (int)*count;
}
