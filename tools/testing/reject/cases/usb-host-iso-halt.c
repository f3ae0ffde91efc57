// SPDX-License-Identifier: GPL-2.0
/*
 * An isochronous endpoint is never halted.
 * refused: selector of type .struct inox_usb_iso_out
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct phone {
	struct inox_usb bus;
	struct inox_usb_iso_in ear;
	struct inox_usb_iso_out mouth;
};

int wrong(struct phone *phone);

int wrong(struct phone *phone)
{
	return inox_usb_clear_halt(&phone->mouth);
}
