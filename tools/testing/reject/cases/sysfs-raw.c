// SPDX-License-Identifier: GPL-2.0
/*
 * A file of the kernel's own, whose readers have the object together with everybody else.
 * refused: 'device_create_file' is deprecated: raw kernel API, use inox_sysfs\(\)
 */
#include <inox/i2c.h>

#include <inox/strict.h>

int osc_add_trim(struct device *device, const struct device_attribute *trim);

int osc_add_trim(struct device *device, const struct device_attribute *trim)
{
	return device_create_file(device, trim);
}
