// SPDX-License-Identifier: GPL-2.0
/*
 * No packet comes from an endpoint to the device.
 * refused: incompatible pointer type
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
	return inox_usb_read_packet(&phone->mouth, to);
}
