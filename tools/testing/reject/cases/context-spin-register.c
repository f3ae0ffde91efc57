// SPDX-License-Identifier: GPL-2.0
/*
 * Nor one that asks the chip.
 * refused: 'wrong' must not call 'ask' here, which sleeps: ask, 
 * by: context
 */
#include <inox/i2c.h>
#include <inox/locked.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	inox_spin_locked(u32) count;
};

int wrong(struct chip *chip);

static int ask(struct chip *chip)
{
	return TRY(inox_i2c_read(chip, INOX_RO_U8(0x01)));
}

int wrong(struct chip *chip)
{
	INOX_SPIN_LOCK(count, &chip->count);

	*count += 1;
	return ask(chip);
}
