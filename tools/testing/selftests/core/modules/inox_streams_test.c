// SPDX-License-Identifier: GPL-2.0
/*
 * A driver for tests: bulk streams as a character device
 *
 * The first two bytes of a write are the number of a stream, low byte first.  What
 * follows goes to the device in that stream, and it is the one that is read from
 * then on.  Number 0 is no stream: what follows is stored in the device, and what is
 * stored there is read, by control requests.
 */
#include <inox/char.h>
#include <inox/index.h>
#include <inox/usb/host.h>

#include <inox/strict.h>

#define TEST_STREAMS	20
#define TEST_BYTES	4096

#define TEST_STORE	INOX_USB_REQUEST(USB_TYPE_VENDOR, 0x5b)
#define TEST_RECALL	INOX_USB_REQUEST(USB_TYPE_VENDOR, 0x5c)
#define TEST_LEAST	4

INOX_INDEX(stream, TEST_STREAMS);

struct test {
	struct inox_usb bus;
	struct inox_usb_stream_in in[TEST_STREAMS];
	struct inox_usb_stream_out out[TEST_STREAMS];
	struct stream_index now;
	bool by_control;
};

#define TEST_ENDPOINTS(endpoint)		\
	endpoint(test, in, 1, TEST_BYTES)	\
	endpoint(test, out, 1, TEST_BYTES)

static int test_read(struct test *test, struct inox_writer *to)
{
	int err;

	if (test->by_control)
		return inox_usb_get(test, TEST_RECALL, 0, 0, TEST_LEAST, to);
	err = inox_usb_read(&inox_at(test->in, test->now), to);
	if (err == -EPIPE)
		TRY(inox_usb_clear_halt(&inox_at(test->in, test->now)));
	return err;
}

static int test_write(struct test *test, struct inox_reader *from)
{
	u16 number = TRY(inox_read_le16(from));
	int err;

	test->by_control = !number;
	if (!number)
		return inox_usb_set(test, TEST_STORE, 0, 0, from);
	test->now = TRY(stream_index(inox_untrusted(number - 1u)));
	if (!inox_reader_left(from))
		return 0;
	err = inox_usb_write(&inox_at(test->out, test->now), from);
	if (err == -EPIPE)
		TRY(inox_usb_clear_halt(&inox_at(test->out, test->now)));
	return err;
}

static struct inox_ready test_ready(struct test *test)
{
	return (struct inox_ready){
		.read = test->by_control ||
			inox_usb_may_read(&inox_at(test->in, test->now)),
		.write = inox_usb_may_write(&inox_at(test->out, test->now)),
	};
}

static int test_moved(struct test *test)
{
	inox_char_wake(test);
	return 0;
}

inox_char(test, "streams",
	.read = test_read,
	.write = test_write,
	.ready = test_ready);

inox_usb_driver(test, TEST_ENDPOINTS,
	.irq = test_moved,
	.publish = test_char);

MODULE_DESCRIPTION("Bulk streams as a character device, for tests");
MODULE_LICENSE("GPL");
