// SPDX-License-Identifier: GPL-2.0
/*
 * What a bus writes does not lie on the stack.
 * refused: raw kernel API, use inox_usb_read
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

int wrong(struct usb_device *usb);

int wrong(struct usb_device *usb)
{
	u8 bytes[8];
	int moved;

	return usb_bulk_msg(usb, 0, bytes, sizeof(bytes), &moved, 1000);
}
