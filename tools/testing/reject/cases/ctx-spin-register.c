// SPDX-License-Identifier: GPL-2.0
/*
 * A chip is not asked with a spinlock held.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/i2c.h>
#include <inox/locked.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	inox_spin_locked(u32) count;
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	INOX_SPIN_LOCK(count, &chip->count);

	*count += 1;
	return inox_i2c_write(chip, INOX_RW_U8(0x01), 0);
}
