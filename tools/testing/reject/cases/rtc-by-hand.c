// SPDX-License-Identifier: GPL-2.0
/*
 * A clock is not registered by hand.
 * refused: raw kernel API, use inox_rtc\(\)
 */
#include <inox/i2c-registers.h>
#include <inox/rtc.h>

#include <inox/strict.h>

int wrong(struct rtc_device *rtc);

int wrong(struct rtc_device *rtc)
{
	return __devm_rtc_register_device(THIS_MODULE, rtc);
}
