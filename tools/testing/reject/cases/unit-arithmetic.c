// SPDX-License-Identifier: GPL-2.0
/*
 * Numbers with a unit are not added to numbers without.
 * refused: invalid operands
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct inox_ms wrong(struct inox_ms t);

struct inox_ms wrong(struct inox_ms t)
{
	return t + 1;
}
