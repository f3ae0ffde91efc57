// SPDX-License-Identifier: GPL-2.0
/*
 * What digits mean is not known before they were looked at.
 * refused: incompatible types|aggregate value
 */
#include <inox/i2c-registers.h>
#include <inox/rtc.h>

#include <inox/strict.h>

int wrong(u8 byte);

int wrong(u8 byte)
{
	return inox_bcd_get(byte);
}
