// SPDX-License-Identifier: GPL-2.0
/*
 * A gate is entered by the layer, for the time of a call.
 * refused: poisoned .inox__dev_visit
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


bool wrong(struct inox_dev *dev);

bool wrong(struct inox_dev *dev)
{
	return inox__dev_visit(dev);
}
