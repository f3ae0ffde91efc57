// SPDX-License-Identifier: GPL-2.0
/*
 * Nobody submits a transfer to a device that may be gone.
 * refused: raw kernel API, use inox_usb_read
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

int wrong(struct urb *urb);

int wrong(struct urb *urb)
{
	return usb_submit_urb(urb, GFP_KERNEL);
}
