// SPDX-License-Identifier: GPL-2.0
/*
 * Properties are the object's, and there is no raw device.
 * refused: 'device->bus' is a pointer
 */
#include <inox/i2c-memory.h>
#include <inox/property.h>

#include <inox/strict.h>

int wrong(struct device *device);

int wrong(struct device *device)
{
	return inox_property_flag(device, "read-only");
}
