// SPDX-License-Identifier: GPL-2.0
/* A driver that sends back what it hears; a packet that was missed is one of silence. */
#include <inox/usb/host.h>

#include <inox/strict.h>

#define PHONE_PACKET	192

struct phone {
	struct inox_usb bus;
	struct inox_usb_iso_in ear;
	struct inox_usb_iso_out mouth;
	u8 heard[PHONE_PACKET];
};

#define PHONE_ENDPOINTS(endpoint)			\
	endpoint(phone, ear, 4, 8 * PHONE_PACKET)	\
	endpoint(phone, mouth, 4, 8 * PHONE_PACKET)

static int phone_echo(struct phone *phone)
{
	struct inox_writer out = inox_writer_of(phone->heard);
	int err = inox_usb_read_packet(&phone->ear, &out);
	struct inox_reader in;

	if (err && err != -EXDEV)
		return err;
	in = inox_reader_first(phone->heard, inox_writer_used(&out));
	return inox_usb_write_packet(&phone->mouth, &in);
}

/* Called each time that a transfer has ended. */
static int phone_moved(struct phone *phone)
{
	int err = 0;

	while (!err && inox_usb_may_write_packet(&phone->mouth))
		err = phone_echo(phone);
	return err == -EAGAIN ? 0 : err;
}

inox_usb_driver(phone, PHONE_ENDPOINTS,
	.probe = phone_moved,
	.irq = phone_moved);

MODULE_LICENSE("GPL");
