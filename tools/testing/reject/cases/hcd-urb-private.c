// SPDX-License-Identifier: GPL-2.0
/*
 * Nobody looks into a transfer: its buffer is not to be seen.
 * refused: attempt to use poisoned .inox__urb.
 */
#include <inox/usb/carry.h>

#include <inox/strict.h>

void *wrong(struct inox_urb *urb);

void *wrong(struct inox_urb *urb)
{
	return urb->inox__urb;
}
