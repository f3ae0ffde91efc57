// SPDX-License-Identifier: GPL-2.0
/*
 * fuzz-control NODE COUNT SEED: as many random control requests to a USB device, by usbfs, which
 * end after a second each.  All but those that change its address.  Its interface 0 is taken from
 * whatever driver has it.  Prints how they ended.
 */

#include <err.h>
#include <fcntl.h>
#include <linux/usb/ch9.h>
#include <linux/usbdevice_fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "noise.h"

static unsigned char data[4200];

static uint8_t type(void)
{
	static const uint8_t usual[] = { 0x00, 0x80, 0x01, 0x81, 0x02, 0x82, 0x40, 0xc0, 0xc1, 0x41, 0xa1, 0x21 };

	return one_in(10) ? (uint8_t)noise() : usual[below(sizeof(usual))];
}

static uint8_t request(void)
{
	uint8_t request = (uint8_t)noise();

	if (one_in(2))
		request = (uint8_t)below(14);
	else if (one_in(2))
		request = (uint8_t)(0x5b + below(4));
	return request == USB_REQ_SET_ADDRESS ? USB_REQ_GET_STATUS : request;
}

static uint16_t word(void)
{
	static const uint16_t usual[] = { 0, 0, 0, 1, 2, 0x81, 0x02, 0x100, 0x200, 0x300, 0x301, 0xf00, 4, 5 };

	return one_in(5) ? (uint16_t)noise() : usual[below(sizeof(usual) / sizeof(usual[0]))];
}

/* What the device has an answer to, if nothing in it is spoilt: type, request, value, index. */
static const uint16_t right[][4] = {
	{ 0x80, USB_REQ_GET_DESCRIPTOR, 0x100, 0 }, { 0x80, USB_REQ_GET_DESCRIPTOR, 0x200, 0 },
	{ 0x80, USB_REQ_GET_DESCRIPTOR, 0xf00, 0 }, { 0x80, USB_REQ_GET_DESCRIPTOR, 0x300, 0 },
	{ 0x80, USB_REQ_GET_STATUS, 0, 0 }, { 0x81, USB_REQ_GET_STATUS, 0, 0 },
	{ 0x82, USB_REQ_GET_STATUS, 0, 0x81 }, { 0x02, USB_REQ_SET_FEATURE, 0, 0x81 },
	{ 0x02, USB_REQ_CLEAR_FEATURE, 0, 0x81 }, { 0x80, USB_REQ_GET_CONFIGURATION, 0, 0 },
	{ 0x00, USB_REQ_SET_CONFIGURATION, 1, 0 }, { 0x81, USB_REQ_GET_INTERFACE, 0, 0 },
	{ 0x01, USB_REQ_SET_INTERFACE, 1, 0 }, { 0x01, USB_REQ_SET_INTERFACE, 0, 0 },
	{ 0x40, 0x5b, 0, 0 }, { 0xc0, 0x5c, 0, 0 }, { 0x40, 0x5d, 1, 7 }, { 0xc0, 0x5e, 0, 0 },
};

/* The longest wait that a request can ask for is 2 ms. */
static int one(int node)
{
	const uint16_t *of = right[below(sizeof(right) / sizeof(right[0]))];
	struct usbdevfs_ctrltransfer transfer = {
		.bRequestType = (uint8_t)of[0],
		.bRequest = (uint8_t)of[1],
		.wValue = of[2],
		.wIndex = of[3],
		.timeout = 1000,
		.data = data,
	};

	if (one_in(2) || transfer.bRequestType & USB_DIR_IN || transfer.bRequest == 0x5b)
		transfer.wLength = (uint16_t)some(64, sizeof(data));
	if (one_in(4))
		transfer.bRequestType = type();
	if (one_in(4))
		transfer.bRequest = request();
	if (one_in(4))
		transfer.wValue = word();
	if (one_in(4))
		transfer.wIndex = word();
	if (transfer.bRequest == 0x5d)
		transfer.wValue %= 3;
	noise_fill(data, 16);
	return ioctl(node, USBDEVFS_CONTROL, &transfer);
}

/* Noise leaves it without a configuration, which has few requests. */
static void restore(int node)
{
	struct usbdevfs_ctrltransfer configure = { .bRequest = USB_REQ_SET_CONFIGURATION, .wValue = 1, .timeout = 1000 };

	ioctl(node, USBDEVFS_CONTROL, &configure);
}

int main(int argc, char **argv)
{
	struct usbdevfs_disconnect_claim first = { 0 };
	unsigned long i, count;
	int node;

	if (argc != 4)
		errx(2, "usage: fuzz-control NODE COUNT SEED");
	count = strtoul(argv[2], NULL, 0);
	noise_seed(argv[3]);
	node = open(argv[1], O_RDWR);
	if (node < 0)
		err(1, "%s", argv[1]);
	if (ioctl(node, USBDEVFS_DISCONNECT_CLAIM, &first))
		err(1, "interface 0");
	for (i = 0; i < count; i++) {
		if (i % 20 == 0)
			restore(node);
		outcome(one(node));
	}
	tell_outcomes();
	return 0;
}
