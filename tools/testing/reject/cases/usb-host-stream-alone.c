// SPDX-License-Identifier: GPL-2.0
/*
 * A stream is one of an array, by which the layer knows how many there are.
 * refused: selector of type .struct inox_usb_stream_in
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct meter {
	struct inox_usb bus;
	struct inox_usb_stream_in in;
};

#define METER_ENDPOINTS(endpoint) endpoint(meter, in, 1, 1024)

inox_usb_driver(meter, METER_ENDPOINTS);
