// SPDX-License-Identifier: GPL-2.0
/*
 * What a device sends is no transfer of the host.
 * refused: incompatible pointer type
 */
#include <inox/usb/carry.h>

#include <inox/strict.h>

u32 wrong(struct inox_urb *urb);

u32 wrong(struct inox_urb *urb)
{
	return inox_udc_request_left(urb);
}
