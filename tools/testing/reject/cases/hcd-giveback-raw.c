// SPDX-License-Identifier: GPL-2.0
/*
 * A transfer is given back through the pipe it is at.
 * refused: raw kernel API, use inox_urb_done\(\)
 */
#include <inox/usb/carry.h>

#include <inox/strict.h>

void wrong(struct usb_hcd *hcd, struct urb *urb);

void wrong(struct usb_hcd *hcd, struct urb *urb)
{
	usb_hcd_giveback_urb(hcd, urb, 0);
}
