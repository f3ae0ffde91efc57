// SPDX-License-Identifier: GPL-2.0
/*
 * Power for a part of a function, in a loop, nested by a call, and given up
 * by an early return.
 */
#include <inox/i2c.h>
#include <inox/pm.h>

#include <inox/strict.h>

#define CHIP_VALUE	INOX_RW_U8(1)

struct chip {
	struct inox_smbus bus;
	u8 value;
};

int right_part(struct chip *chip, bool fresh);
int right_loop(struct chip *chip);
struct inox_u8 right_result(struct chip *chip);

static int chip_value(struct chip *chip)
{
	INOX_AWAKE(chip);

	chip->value = TRY(inox_i2c_read(chip, CHIP_VALUE));
	return 0;
}

int right_part(struct chip *chip, bool fresh)
{
	if (fresh) {
		INOX_AWAKE(chip);

		TRY(chip_value(chip));
		if (!chip->value)
			return -EAGAIN;
	}
	return chip->value;
}

int right_loop(struct chip *chip)
{
	u8 i;

	for (i = 0; i < 3; i++) {
		INOX_AWAKE(chip);

		if (chip->value == i)
			continue;
		TRY(inox_i2c_write(chip, CHIP_VALUE, i));
	}
	return 0;
}

struct inox_u8 right_result(struct chip *chip)
{
	int err = chip_value(chip);

	return err ? inox_u8_err(err) : inox_u8_ok(chip->value);
}
