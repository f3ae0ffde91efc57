// SPDX-License-Identifier: GPL-2.0
/*
 * Who has no transfer cannot lose it.
 * refused: raw kernel API, use inox_usb_read
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

void wrong(void);

void wrong(void)
{
	struct urb *urb = usb_alloc_urb(0, GFP_KERNEL);

	if (!urb)
		return;
}
