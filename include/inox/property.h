/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: property.h
 *
 * Properties of a device, from a device tree, ACPI or a software node.  One
 * that is there and cannot be read is an error and not the same as absent.
 */
#ifndef INOX_PROPERTY_H
#define INOX_PROPERTY_H

#include <linux/property.h>

#include <inox/ctx.h>
#include <inox/device.h>

static inline struct inox_u32
inox__property_u32(struct device *device, const char *name, u32 otherwise,
		   u32 lo, u32 hi)
{
	u32 value = otherwise;
	int err;

	if (inox__fail())
		return inox_u32_err(-EIO);
	if (!device_property_present(device, name))
		return inox_u32_ok(otherwise);
	err = device_property_read_u32(device, name, &value);
	if (!err && (value < lo || value > hi))
		err = -ERANGE;
	if (!err)
		return inox_u32_ok(value);
	dev_err(device, "property %s must be a number from %u to %u\n",
		name, lo, hi);
	return inox_u32_err(err);
}

/**
 * inox_property_u32() - a number that a property gives
 * @self: the driver's object
 * @name: of the property, a string
 * @otherwise: its value where there is no such property
 * @lo: the smallest that makes sense
 * @hi: the largest
 *
 * Context: May sleep.
 * Return: A result: the number, -ERANGE if it is outside the limits, or the
 *	error of what is no number.  An error is printed with the name.
 */
#define inox_property_u32(self, name, otherwise, lo, hi)		\
	inox__sleeps(inox__property_u32)((self)->bus.inox__dev.inox__device, \
					 (name), (otherwise), (lo), (hi))

static inline __must_check bool
inox__property_flag(struct device *device, const char *name)
{
	return device_property_present(device, name);
}

/**
 * inox_property_flag() - is there a property of this name?
 * @self: the driver's object
 * @name: of the property, a string
 *
 * Context: May sleep.
 */
#define inox_property_flag(self, name) \
	inox__sleeps(inox__property_flag)				\
		((self)->bus.inox__dev.inox__device, (name))

INOX_RESULT(string, const char *);

/* The kernel says yes and gives no string where a software node has a number. */
static inline struct inox_string
inox__property_text(struct device *device, const char *name,
		    const char *otherwise)
{
	const char *text = NULL;
	int err;

	if (inox__fail())
		return inox_string_err(-EIO);
	if (!device_property_present(device, name))
		return inox_string_ok(otherwise);
	err = device_property_read_string(device, name, &text);
	if (!err && text)
		return inox_string_ok(text);
	dev_err(device, "property %s must be text\n", name);
	return inox_string_err(err ?: -EINVAL);
}

/**
 * inox_property_text() - the string that a property gives
 * @self: the driver's object
 * @name: of the property, a string
 * @otherwise: what to give where there is no such property
 *
 * Context: May sleep.
 * Return: A result: the string, which lives as long as the device, or the error
 *	of what is no string, which is printed with the name.
 */
#define inox_property_text(self, name, otherwise)			\
	inox__sleeps(inox__property_text)				\
		((self)->bus.inox__dev.inox__device, (name), (otherwise))

#endif
