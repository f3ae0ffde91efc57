// SPDX-License-Identifier: GPL-2.0
/* A driver of three endpoints, which are of the first of each kind. */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct meter {
	struct inox_usb bus;
	struct inox_usb_bulk_in in;
	struct inox_usb_bulk_out out;
	struct inox_usb_int_in report;
};

#define METER_ENDPOINTS(endpoint)	\
	endpoint(meter, in, 2, 1024)	\
	endpoint(meter, report, 1, 64)	\
	endpoint(meter, out, 1, 64)

static int meter_probe(struct meter *meter)
{
	u8 hello[] = { 1, 2 };
	struct inox_reader in = inox_reader_of(hello);

	return inox_usb_write(&meter->out, &in);
}

inox_usb_driver(meter, METER_ENDPOINTS,
	.probe = meter_probe);

MODULE_LICENSE("GPL");
