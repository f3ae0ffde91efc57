// SPDX-License-Identifier: GPL-2.0
/*
 * The kernel's clock is not called by its name.
 * refused: raw kernel API, use inox_rtc_ring\(\)
 */
#include <inox/i2c-registers.h>
#include <inox/rtc.h>

#include <inox/strict.h>

int wrong(struct rtc_device *rtc);

int wrong(struct rtc_device *rtc)
{
	rtc_update_irq(rtc, 1, 0);
	return 0;
}
