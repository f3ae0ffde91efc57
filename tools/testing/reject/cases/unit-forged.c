// SPDX-License-Identifier: GPL-2.0
/*
 * A number with a unit is made by its function only.
 * refused: positional initialization|designated_init
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct inox_ms wrong(void);

struct inox_ms wrong(void)
{
	return (struct inox_ms){ 5 };
}
