// SPDX-License-Identifier: GPL-2.0
/*
 * The lines of a bus are those of the adapter's own driver.
 * refused: incompatible pointer type
 */
#include <inox/i2c-adapter.h>

#include <inox/strict.h>

struct bus {
	struct inox_i2c_adapter adapter;
};

struct other {
	bool scl;
};

static int bus_xfer(struct bus *bus, struct inox_i2c_xfer *xfer)
{
	return -EIO;
}

static bool other_line(struct other *other, enum inox_i2c_line line)
{
	return other->scl;
}

static void bus_clock(struct bus *bus, bool high)
{
}

inox_i2c_adapter_with_lines(bus, adapter, bus_xfer, other_line, bus_clock);
