// SPDX-License-Identifier: GPL-2.0
/*
 * Properties whose default or limit is another property, and text that
 * chooses one of several.
 */
#include <inox/i2c.h>
#include <inox/property.h>
#include <inox/str.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u32 rate, burst;
	bool quiet;
	const char *mode;
};

int right(struct chip *chip);

int right(struct chip *chip)
{
	chip->rate = TRY(inox_property_u32(chip, "rate", 100, 1, 1000));
	chip->burst = TRY(inox_property_u32(chip, "burst", chip->rate / 2, 1, chip->rate));
	chip->mode = TRY(inox_property_text(chip, "mode", "normal"));
	chip->quiet = !inox_property_flag(chip, "loud") || chip->mode[0] == 'q';
	return 0;
}
