// SPDX-License-Identifier: GPL-2.0
/*
 * That packets were lost is not to be overlooked.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/usb/host.h>

#include <inox/strict.h>

struct phone {
	struct inox_usb bus;
	struct inox_usb_iso_in ear;
	struct inox_usb_iso_out mouth;
};

void wrong(struct phone *phone);

void wrong(struct phone *phone)
{
	inox_usb_send_packets(&phone->mouth);
}
