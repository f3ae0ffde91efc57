// SPDX-License-Identifier: GPL-2.0
/*
 * An endpoint is a member of the driver, no number.
 * refused: usb_sndbulkpipe\(\) is raw kernel API
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

unsigned int wrong(struct usb_device *usb);

unsigned int wrong(struct usb_device *usb)
{
	return usb_sndbulkpipe(usb, 2);
}
