// SPDX-License-Identifier: GPL-2.0
/*
 * What comes from an isochronous endpoint is packets, of which each may be missed.
 * refused: selector of type .struct inox_usb_iso_in
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct phone {
	struct inox_usb bus;
	struct inox_usb_iso_in ear;
	struct inox_usb_iso_out mouth;
};

int wrong(struct phone *phone, struct inox_writer *to);

int wrong(struct phone *phone, struct inox_writer *to)
{
	return inox_usb_read(&phone->ear, to);
}
