// SPDX-License-Identifier: GPL-2.0
/*
 * An interrupt endpoint is no bulk endpoint.
 * refused: incompatible pointer type
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct meter {
	struct inox_usb bus;
	struct inox_usb_bulk_in in;
	struct inox_usb_bulk_out out;
	struct inox_usb_int_in report;
};

static int meter_drain(struct inox_usb_bulk_in *in, struct inox_writer *to)
{
	return inox_usb_read(in, to);
}

int wrong(struct meter *meter, struct inox_writer *to);

int wrong(struct meter *meter, struct inox_writer *to)
{
	return meter_drain(&meter->report, to);
}
