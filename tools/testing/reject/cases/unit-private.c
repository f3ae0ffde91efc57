// SPDX-License-Identifier: GPL-2.0
/*
 * A number leaves its unit only inside limits.
 * refused: poisoned .inox__count.
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

long wrong(struct inox_ms t);

long wrong(struct inox_ms t)
{
	return t.inox__count;
}
