// SPDX-License-Identifier: GPL-2.0
/*
 * Transfers are carried out by the adapter's own driver.
 * refused: incompatible pointer type
 */
#include <inox/i2c-adapter.h>

#include <inox/strict.h>

struct bus {
	struct inox_i2c_adapter adapter;
};

struct other {
	int x;
};

static int other_xfer(struct other *other, struct inox_i2c_xfer *xfer)
{
	return -EIO;
}

inox_i2c_adapter(bus, adapter, other_xfer);
