// SPDX-License-Identifier: GPL-2.0
/*
 * The lock of an object is the layer's.
 * refused: poisoned .inox__self.
 */
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	mutex_lock(&chip->bus.inox__dev.inox__self);
}
