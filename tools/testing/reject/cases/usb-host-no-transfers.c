// SPDX-License-Identifier: GPL-2.0
/*
 * An endpoint without transfers would never move anything.
 * refused: an endpoint needs transfers of some bytes
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct meter {
	struct inox_usb bus;
	struct inox_usb_bulk_in in;
	struct inox_usb_bulk_out out;
	struct inox_usb_int_in report;
};

#define METER_ENDPOINTS(endpoint) endpoint(meter, in, 0, 512)

inox_usb_driver(meter, METER_ENDPOINTS);
