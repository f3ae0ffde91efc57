// SPDX-License-Identifier: GPL-2.0
/*
 * Transfers sleep, and not under a spinlock.
 * refused: selector of type .struct inox_atomic.
 */
#include <inox/i2c-registers.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_registers bus;
};

int wrong(struct chip *chip, INOX_ATOMIC);

int wrong(struct chip *chip, INOX_ATOMIC)
{
	return inox_i2c_registers_update(chip, 0, 1, 0);
}
