// SPDX-License-Identifier: GPL-2.0
/*
 * Digits of a chip may be none: that must be looked at.
 * refused: ignoring return value
 */
#include <inox/i2c-registers.h>
#include <inox/rtc.h>

#include <inox/strict.h>

void wrong(u8 byte);

void wrong(u8 byte)
{
	inox_bcd_get(byte);
}
