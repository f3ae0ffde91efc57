// SPDX-License-Identifier: GPL-2.0
/*
 * Requests are the layer's.
 * refused: raw kernel API, use the endpoints of inox_function
 */
#include <inox/usb/gadget.h>

#include <inox/strict.h>

int wrong(struct usb_ep *ep, struct usb_request *request);

int wrong(struct usb_ep *ep, struct usb_request *request)
{
	return usb_ep_queue(ep, request, GFP_ATOMIC);
}
