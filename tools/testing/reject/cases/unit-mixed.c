// SPDX-License-Identifier: GPL-2.0
/*
 * Milliseconds are not millidegrees.
 * refused: incompatible type for argument
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

long wrong(void);

long wrong(void)
{
	return inox_mdegc_clamp(inox_ms(5), 0, 10);
}
