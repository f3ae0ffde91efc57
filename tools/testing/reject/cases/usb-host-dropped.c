// SPDX-License-Identifier: GPL-2.0
/*
 * That a transfer could not be started is not to be overlooked.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct meter {
	struct inox_usb bus;
	struct inox_usb_bulk_in in;
	struct inox_usb_bulk_out out;
	struct inox_usb_int_in report;
};

void wrong(struct meter *meter);

void wrong(struct meter *meter)
{
	inox_usb_clear_halt(&meter->in);
}
