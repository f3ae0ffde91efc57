// SPDX-License-Identifier: GPL-2.0
/*
 * A file without a gate would outlive its device.
 * refused: poisoned .file_operations
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


static const struct file_operations chip_fops = {
	.owner = THIS_MODULE,
};
