// SPDX-License-Identifier: GPL-2.0
/*
 * Nor in a hard interrupt.
 * refused: _Generic. selector of type 'struct inox_hard_irq' is not compatible
 */
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

int wrong(struct chip *chip, INOX_HARD_IRQ);

int wrong(struct chip *chip, INOX_HARD_IRQ)
{
	return inox_i2c_write(chip, INOX_RW_U8(0x01), 0);
}
