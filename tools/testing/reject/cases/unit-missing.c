// SPDX-License-Identifier: GPL-2.0
/*
 * A number has no unit.
 * refused: incompatible type for argument
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

long wrong(void);

long wrong(void)
{
	return inox_mdegc_clamp(5, 0, 10);
}
