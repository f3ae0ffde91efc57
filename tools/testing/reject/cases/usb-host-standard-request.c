// SPDX-License-Identifier: GPL-2.0
/*
 * The device's address and settings are the core's to choose.
 * refused: are of a class or a vendor
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct meter {
	struct inox_usb bus;
	struct inox_usb_bulk_in in;
};

int wrong(struct meter *meter, struct inox_reader *none);

int wrong(struct meter *meter, struct inox_reader *none)
{
	return inox_usb_set(meter, INOX_USB_REQUEST(USB_TYPE_STANDARD,
						    USB_REQ_SET_CONFIGURATION),
			    2, 0, none);
}
