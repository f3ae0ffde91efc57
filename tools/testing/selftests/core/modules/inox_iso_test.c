// SPDX-License-Identifier: GPL-2.0
/*
 * A driver for tests: isochronous endpoints as a character device
 *
 * A read is a packet that came, a write one that is to go.
 */
#include <inox/char.h>
#include <inox/usb/host.h>

#include <inox/strict.h>

#define TEST_TRANSFERS	4
#define TEST_BYTES	8192

#define TEST_SEND	_IO('t', 0)
#define TEST_PACKET	_IOR('t', 1, __u32)

struct test {
	struct inox_usb bus;
	struct inox_usb_iso_in in;
	struct inox_usb_iso_out out;
};

#define TEST_ENDPOINTS(endpoint)			\
	endpoint(test, in, TEST_TRANSFERS, TEST_BYTES)	\
	endpoint(test, out, TEST_TRANSFERS, TEST_BYTES)

static int test_read(struct test *test, struct inox_writer *to)
{
	return inox_usb_read_packet(&test->in, to);
}

static int test_write(struct test *test, struct inox_reader *from)
{
	return inox_usb_write_packet(&test->out, from);
}

static int test_send(struct test *test)
{
	return inox_usb_send_packets(&test->out);
}

static int test_packet(struct test *test, __u32 *bytes)
{
	*bytes = inox_usb_packet(&test->out);
	return 0;
}

static struct inox_ready test_ready(struct test *test)
{
	return (struct inox_ready){
		.read = inox_usb_may_read_packet(&test->in),
		.write = inox_usb_may_write_packet(&test->out),
	};
}

static int test_moved(struct test *test)
{
	inox_char_wake(test);
	return 0;
}

#define TEST_IOCTLS(ioctl)					\
	ioctl(test, test_send, TEST_SEND)			\
	ioctl(test, test_packet, TEST_PACKET, __u32)

inox_ioctls(test, TEST_IOCTLS);

inox_char(test, "iso",
	.read = test_read,
	.write = test_write,
	.ready = test_ready,
	.ioctls = &test_ioctls);

inox_usb_driver(test, TEST_ENDPOINTS,
	.irq = test_moved,
	.publish = test_char);

MODULE_DESCRIPTION("Isochronous endpoints as a character device, for tests");
MODULE_LICENSE("GPL");
