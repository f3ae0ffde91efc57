// SPDX-License-Identifier: GPL-2.0
/*
 * Nor does it ask a chip.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

int wrong(struct chip *chip, INOX_ATOMIC);

int wrong(struct chip *chip, INOX_ATOMIC)
{
	u8 conf = TRY(inox_i2c_read(chip, INOX_RO_U8(0x01)));

	return conf;
}
