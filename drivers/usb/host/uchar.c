// SPDX-License-Identifier: GPL-2.0
/*
 * A pair of bulk endpoints as a character device
 *
 *   echo 1d6b 0104 >/sys/bus/usb/drivers/inox_uchar/new_id
 *
 * A write is a transfer, with an end that the device sees.  A read gives no more
 * than is left of one transfer, and never an empty one.  An endpoint that the
 * device has halted is an error, EPIPE, once: after it the halt is cleared.
 */
#include <inox/char.h>
#include <inox/uapi/uchar.h>
#include <inox/usb/host.h>

#include <inox/strict.h>

#define UCHAR_TRANSFERS	8
#define UCHAR_BYTES	4096

struct uchar {
	struct inox_usb bus;
	struct inox_usb_bulk_in in;
	struct inox_usb_bulk_out out;
	struct inox_uchar_stats stats;
};

#define UCHAR_ENDPOINTS(endpoint)				\
	endpoint(uchar, in, UCHAR_TRANSFERS, UCHAR_BYTES)	\
	endpoint(uchar, out, UCHAR_TRANSFERS, UCHAR_BYTES)

static int uchar_read(struct uchar *uchar, struct inox_writer *to)
{
	int err = inox_usb_read(&uchar->in, to);

	uchar->stats.in_bytes += inox_writer_used(to);
	uchar->stats.in_errors += err && err != -EAGAIN;
	if (err == -EPIPE)
		TRY(inox_usb_clear_halt(&uchar->in));
	return err;
}

static int uchar_write(struct uchar *uchar, struct inox_reader *from)
{
	size_t all = inox_reader_left(from);
	int err = inox_usb_write(&uchar->out, from);

	uchar->stats.out_bytes += err ? 0 : all - inox_reader_left(from);
	uchar->stats.out_errors += err && err != -EAGAIN;
	if (err == -EPIPE)
		TRY(inox_usb_clear_halt(&uchar->out));
	return err;
}

static struct inox_ready uchar_ready(struct uchar *uchar)
{
	return (struct inox_ready){
		.read = inox_usb_may_read(&uchar->in),
		.write = inox_usb_may_write(&uchar->out),
	};
}

static int uchar_moved(struct uchar *uchar)
{
	inox_char_wake(uchar);
	return 0;
}

static int uchar_info(struct uchar *uchar, struct inox_uchar_info *info)
{
	info->in_packet = inox_usb_packet(&uchar->in);
	info->out_packet = inox_usb_packet(&uchar->out);
	info->bytes = UCHAR_BYTES;
	info->transfers = UCHAR_TRANSFERS;
	return 0;
}

static int uchar_clear(struct uchar *uchar, const __u32 *which)
{
	if (!*which || *which & ~(INOX_UCHAR_IN | INOX_UCHAR_OUT))
		return -EINVAL;
	if (*which & INOX_UCHAR_IN)
		TRY(inox_usb_clear_halt(&uchar->in));
	if (*which & INOX_UCHAR_OUT)
		TRY(inox_usb_clear_halt(&uchar->out));
	inox_char_wake(uchar);
	return 0;
}

static int uchar_stats(struct uchar *uchar, struct inox_uchar_stats *stats)
{
	*stats = uchar->stats;
	return 0;
}

static int uchar_reset(struct uchar *uchar)
{
	inox_usb_reset(uchar);
	return 0;
}

#define UCHAR_IOCTLS(ioctl)							\
	ioctl(uchar, uchar_info, INOX_UCHAR_INFO, struct inox_uchar_info)	\
	ioctl(uchar, uchar_clear, INOX_UCHAR_CLEAR, __u32)			\
	ioctl(uchar, uchar_stats, INOX_UCHAR_STATS, struct inox_uchar_stats)	\
	ioctl(uchar, uchar_reset, INOX_UCHAR_RESET)

inox_ioctls(uchar, UCHAR_IOCTLS);

inox_char(uchar, "uchar",
	.read = uchar_read,
	.write = uchar_write,
	.ready = uchar_ready,
	.ioctls = &uchar_ioctls);

inox_usb_driver(uchar, UCHAR_ENDPOINTS,
	.irq = uchar_moved,
	.publish = uchar_char);

MODULE_DESCRIPTION("Character device for a pair of bulk endpoints");
MODULE_LICENSE("GPL");
