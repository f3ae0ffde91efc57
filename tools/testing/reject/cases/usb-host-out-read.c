// SPDX-License-Identifier: GPL-2.0
/*
 * Nothing comes from an endpoint to the device.
 * refused: selector of type .struct inox_usb_bulk_out
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct meter {
	struct inox_usb bus;
	struct inox_usb_bulk_in in;
	struct inox_usb_bulk_out out;
	struct inox_usb_int_in report;
};

int wrong(struct meter *meter, struct inox_writer *to);

int wrong(struct meter *meter, struct inox_writer *to)
{
	return inox_usb_read(&meter->out, to);
}
