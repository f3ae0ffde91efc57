// SPDX-License-Identifier: GPL-2.0
/*
 * Nobody looks into an endpoint for its number.
 * refused: attempt to use poisoned .inox__pipe
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct meter {
	struct inox_usb bus;
	struct inox_usb_bulk_in in;
	struct inox_usb_bulk_out out;
	struct inox_usb_int_in report;
};

unsigned int wrong(struct meter *meter);

unsigned int wrong(struct meter *meter)
{
	return meter->in.inox__pipe.inox__raw;
}
