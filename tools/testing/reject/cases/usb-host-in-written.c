// SPDX-License-Identifier: GPL-2.0
/*
 * Nothing goes to an endpoint to this machine.
 * refused: selector of type .struct inox_usb_int_in
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct meter {
	struct inox_usb bus;
	struct inox_usb_bulk_in in;
	struct inox_usb_bulk_out out;
	struct inox_usb_int_in report;
};

int wrong(struct meter *meter, struct inox_reader *from);

int wrong(struct meter *meter, struct inox_reader *from)
{
	return inox_usb_write(&meter->report, from);
}
