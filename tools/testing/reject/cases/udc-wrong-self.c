// SPDX-License-Identifier: GPL-2.0
/*
 * A callback takes the driver's own struct.
 * refused: incompatible pointer type
 */
#include <inox/usb/carry.h>

#include <inox/strict.h>

struct port {
	struct inox_udc udc;
};

struct other {
	u32 value;
};

static void other_connect(struct other *other)
{
	other->value = 1;
}

inox_udc(port, udc,
	.connect = other_connect);
