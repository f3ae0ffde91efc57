// SPDX-License-Identifier: GPL-2.0
/*
 * Power belongs to an object.
 * refused: 'device->bus' is a pointer
 */
#include <inox/i2c-memory.h>
#include <inox/pm.h>

#include <inox/strict.h>

int wrong(struct device *device);

int wrong(struct device *device)
{
	INOX_AWAKE(device);

	return 0;
}
