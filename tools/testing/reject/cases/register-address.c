// SPDX-License-Identifier: GPL-2.0
/*
 * The address inside a register is private.
 * refused: poisoned .inox__reg.
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

u8 wrong(struct inox_reg_rw_u8 reg);

u8 wrong(struct inox_reg_rw_u8 reg)
{
	return reg.inox__reg;
}
