/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: usb/host.h
 *
 * Drivers of USB interfaces.  A driver's endpoints are members of its object, of
 * one C type for each kind and direction; they are looked up in the descriptors
 * before .probe, all of them or the device is left alone, and nobody ever sees
 * their numbers.  An endpoint with streams is an array, an element a stream.
 *
 * Each endpoint is a queue of transfers with buffers of their own.  A driver
 * reads what came, and writes what is to go; it never waits: what cannot be done
 * now is -EAGAIN, and .irq is called in a thread when a transfer has ended.
 * Transfers are submitted by the layer alone.
 *
 * A transfer of an isochronous endpoint is packets, of which each has its length and
 * its errno; they are read and written one by one.
 *
 * Why no transfer outlives its device:
 *
 * 1. Whoever submits has the object, so he is in a callback.
 * 2. Disconnecting shuts the gates, so that nobody gets in from outside, and then
 *    poisons all transfers: those in flight are over after it, and one that is
 *    submitted later, by a callback that was still running, is refused.
 * 3. The work that calls .irq is cancelled after that: only transfers start it.
 * 4. The transfers are freed after the object has been ended.
 */
#ifndef INOX_USB_HOST_H
#define INOX_USB_HOST_H

#include <linux/slab.h>
#include <linux/usb.h>
#include <linux/workqueue.h>

#include <inox/bytes.h>
#include <inox/ctx.h>
#include <inox/device.h>

#define INOX__USB_PACKETS_MOST	128u	/* of a transfer; controllers have a limit */

enum inox__usb_state { INOX__USB_IDLE, INOX__USB_FLYING, INOX__USB_LANDED };

struct inox__usb_pipe;

struct inox__usb_transfer {
	struct urb *inox__urb;
	struct inox__usb_pipe *inox__pipe;
	enum inox__usb_state inox__state;
};

/* What an endpoint of a driver is. */
struct inox__usb_kind {
	const char *inox__name;
	size_t inox__at;		/* in the driver's object */
	u8 inox__type;			/* USB_ENDPOINT_XFER_ */
	bool inox__in;
	u32 inox__streams;		/* 0: it has none */
	u32 inox__transfers;
	u32 inox__bytes;
};

/* A ring: from the oldest on, so many of the transfers are used. */
struct inox__usb_pipe {
	struct inox_usb *inox__bus;
	const struct inox__usb_kind *inox__kind;
	struct usb_host_endpoint *inox__ep;
	unsigned int inox__raw;
	u32 inox__stream;
	struct inox__usb_transfer *inox__transfers;
	u32 inox__oldest, inox__used;
	u32 inox__done;			/* bytes, or packets, of the oldest that were read */
	int inox__err;			/* of one that went, for the next writer */
	/* Isochronous, else 0. */
	u32 inox__room;			/* bytes of a packet */
	u32 inox__packets;		/* of a transfer */
	u32 inox__filled;		/* of them, of the first that is not used */
};

/**
 * struct inox_usb - the bus of a driver of a USB interface
 *
 * The first member of the driver's struct, "bus".
 */
struct inox_usb {
	/* private: */
	struct inox_dev inox__dev;
	struct usb_device *inox__usb;
	struct usb_interface *inox__interface;
	const struct inox__usb_driver *inox__about;
	struct work_struct inox__news;
	struct inox__drain inox__drain;
};

struct inox__usb_driver {
	const struct inox__driver *inox__driver;
	const struct inox__usb_kind *inox__kinds;
	size_t inox__count;
};

/**
 * struct inox_usb_bulk_in - a bulk endpoint to this machine
 */
struct inox_usb_bulk_in {
	/* private: */
	struct inox__usb_pipe inox__pipe;
};

/**
 * struct inox_usb_bulk_out - a bulk endpoint to the device
 */
struct inox_usb_bulk_out {
	/* private: */
	struct inox__usb_pipe inox__pipe;
};

/**
 * struct inox_usb_int_in - an interrupt endpoint to this machine
 */
struct inox_usb_int_in {
	/* private: */
	struct inox__usb_pipe inox__pipe;
};

/**
 * struct inox_usb_int_out - an interrupt endpoint to the device
 */
struct inox_usb_int_out {
	/* private: */
	struct inox__usb_pipe inox__pipe;
};

/**
 * struct inox_usb_stream_in - a stream of a bulk endpoint to this machine
 */
struct inox_usb_stream_in {
	/* private: */
	struct inox__usb_pipe inox__pipe;
};

/**
 * struct inox_usb_stream_out - a stream of a bulk endpoint to the device
 */
struct inox_usb_stream_out {
	/* private: */
	struct inox__usb_pipe inox__pipe;
};

/**
 * struct inox_usb_iso_in - an isochronous endpoint to this machine
 */
struct inox_usb_iso_in {
	/* private: */
	struct inox__usb_pipe inox__pipe;
};

/**
 * struct inox_usb_iso_out - an isochronous endpoint to the device
 */
struct inox_usb_iso_out {
	/* private: */
	struct inox__usb_pipe inox__pipe;
};

/* An array is a pointer to _Generic, so streams are one only as an array. */
#define inox__usb_type_of(member) _Generic((member),			\
	struct inox_usb_bulk_in: USB_ENDPOINT_XFER_BULK,		\
	struct inox_usb_bulk_out: USB_ENDPOINT_XFER_BULK,		\
	struct inox_usb_stream_in *: USB_ENDPOINT_XFER_BULK,		\
	struct inox_usb_stream_out *: USB_ENDPOINT_XFER_BULK,		\
	struct inox_usb_int_in: USB_ENDPOINT_XFER_INT,			\
	struct inox_usb_int_out: USB_ENDPOINT_XFER_INT,			\
	struct inox_usb_iso_in: USB_ENDPOINT_XFER_ISOC,			\
	struct inox_usb_iso_out: USB_ENDPOINT_XFER_ISOC)
#define inox__usb_is_in(member) _Generic((member),			\
	struct inox_usb_bulk_in: true,					\
	struct inox_usb_bulk_out: false,				\
	struct inox_usb_stream_in *: true,				\
	struct inox_usb_stream_out *: false,				\
	struct inox_usb_int_in: true,					\
	struct inox_usb_int_out: false,					\
	struct inox_usb_iso_in: true,					\
	struct inox_usb_iso_out: false)
#define inox__usb_streams_of(member) _Generic((member), default: 0,	\
	struct inox_usb_stream_in *: sizeof(member) / sizeof(struct inox__usb_pipe), \
	struct inox_usb_stream_out *: sizeof(member) / sizeof(struct inox__usb_pipe))

/* The pipe of an endpoint of that direction; no association fits another. */
#define inox__usb_in(ep)						\
	(_Generic((ep),							\
		  struct inox_usb_bulk_in *: &(ep)->inox__pipe,		\
		  struct inox_usb_stream_in *: &(ep)->inox__pipe,	\
		  struct inox_usb_int_in *: &(ep)->inox__pipe))
#define inox__usb_out(ep)						\
	(_Generic((ep),							\
		  struct inox_usb_bulk_out *: &(ep)->inox__pipe,	\
		  struct inox_usb_stream_out *: &(ep)->inox__pipe,	\
		  struct inox_usb_int_out *: &(ep)->inox__pipe))
/* The same of those that can be halted. */
#define inox__usb_halts(ep)						\
	(_Generic((ep),							\
		  struct inox_usb_bulk_in *: &(ep)->inox__pipe,		\
		  struct inox_usb_bulk_out *: &(ep)->inox__pipe,	\
		  struct inox_usb_stream_in *: &(ep)->inox__pipe,	\
		  struct inox_usb_stream_out *: &(ep)->inox__pipe,	\
		  struct inox_usb_int_in *: &(ep)->inox__pipe,		\
		  struct inox_usb_int_out *: &(ep)->inox__pipe))

static inline u32 inox__usb_pipes(const struct inox__usb_kind *kind)
{
	return max(kind->inox__streams, 1u);
}

/* An endpoint is one pipe, or one for each stream. */
static inline struct inox__usb_pipe *
inox__usb_pipe_of(struct inox_usb *bus, const struct inox__usb_kind *kind, u32 n)
{
	return (struct inox__usb_pipe *)(void *)((char *)bus + kind->inox__at) + n;
}

/* Counted through all endpoints; NULL after the last. */
static inline struct inox__usb_pipe *inox__usb_pipe(struct inox_usb *bus, u32 n)
{
	const struct inox__usb_kind *kind = bus->inox__about->inox__kinds;
	const struct inox__usb_kind *end = kind + bus->inox__about->inox__count;

	for (; kind < end; kind++) {
		if (n < inox__usb_pipes(kind))
			return inox__usb_pipe_of(bus, kind, n);
		n -= inox__usb_pipes(kind);
	}
	return NULL;
}

#define inox__usb_for_each_pipe(pipe, n, bus)				\
	for ((n) = 0; ((pipe) = inox__usb_pipe((bus), (n))); (n)++)

static inline struct inox__usb_transfer *
inox__usb_nth(const struct inox__usb_pipe *pipe, u32 n)
{
	return &pipe->inox__transfers[(pipe->inox__oldest + n) %
				      pipe->inox__kind->inox__transfers];
}

/* Flights */

static inline void inox__usb_landed(struct urb *urb)
{
	struct inox__usb_transfer *transfer = urb->context;

	/* Whoever sees the state sees the data. */
	smp_store_release(&transfer->inox__state, INOX__USB_LANDED);
	queue_work(system_freezable_wq, &transfer->inox__pipe->inox__bus->inox__news);
}

static inline bool inox__usb_has_landed(const struct inox__usb_transfer *transfer)
{
	/* The other side of inox__usb_landed(). */
	return smp_load_acquire(&transfer->inox__state) == INOX__USB_LANDED;
}

/* What a driver is told: one errno for each thing that it can do about it. */
static inline int inox__usb_err(int status)
{
	switch (status) {
	case -ENOENT:
	case -ECONNRESET:
	case -EPERM:
	case -ESHUTDOWN:
	case -ENODEV:
		return -ENODEV;
	case -EPIPE:
	case -EOVERFLOW:
	case -ENOMEM:
		return status;
	default:
		return -EIO;
	}
}

/* A packet that had no turn is told from one that went wrong. */
static inline int
inox__usb_packet_err(const struct usb_iso_packet_descriptor *packet)
{
	if (!packet->status || packet->status == -EXDEV)
		return packet->status;
	return inox__usb_err(packet->status);
}

/* While the system sleeps, or the device is reset, nothing flies. */
static inline bool inox__usb_is_grounded(const struct inox__usb_pipe *pipe)
{
	return pipe->inox__bus->inox__dev.inox__asleep;
}

/* The first that is not used flies. */
static inline int inox__usb_fly(struct inox__usb_pipe *pipe, u32 bytes)
{
	struct inox__usb_transfer *transfer =
		inox__usb_nth(pipe, pipe->inox__used);
	int err;

	transfer->inox__urb->transfer_buffer_length = bytes;
	transfer->inox__state = INOX__USB_FLYING;
	err = inox__fail() ? -ENOMEM :
		usb_submit_urb(transfer->inox__urb, GFP_KERNEL);
	if (!err) {
		pipe->inox__used++;
		return 0;
	}
	transfer->inox__state = INOX__USB_IDLE;
	return inox__usb_is_grounded(pipe) ? -EIO : inox__usb_err(err);
}

/* The oldest has been seen. */
static inline void inox__usb_pass(struct inox__usb_pipe *pipe)
{
	inox__usb_nth(pipe, 0)->inox__state = INOX__USB_IDLE;
	pipe->inox__oldest = (pipe->inox__oldest + 1) %
		pipe->inox__kind->inox__transfers;
	pipe->inox__used--;
	pipe->inox__done = 0;
}

/* Reading */

static inline int inox__usb_fly_all(struct inox__usb_pipe *pipe)
{
	int err = inox__usb_is_grounded(pipe) ? -EAGAIN : 0;

	while (!err && pipe->inox__used < pipe->inox__kind->inox__transfers)
		err = inox__usb_fly(pipe, pipe->inox__kind->inox__bytes);
	return pipe->inox__used ? 0 : err;
}

/* That of a transfer that was taken back is none: it may have brought some. */
static inline int inox__usb_in_err(const struct urb *urb)
{
	if (urb->status == -ENOENT || urb->status == -ECONNRESET)
		return 0;
	return urb->status ? inox__usb_err(urb->status) : 0;
}

/* The oldest transfer that brought something or went wrong; empty ones are passed. */
static inline int inox__usb_arrived(struct inox__usb_pipe *pipe)
{
	const struct inox__usb_transfer *oldest;

	for (;;) {
		TRY(inox__usb_fly_all(pipe));
		oldest = inox__usb_nth(pipe, 0);
		if (!inox__usb_has_landed(oldest))
			return -EAGAIN;
		if (inox__usb_in_err(oldest->inox__urb) ||
		    oldest->inox__urb->actual_length > pipe->inox__done)
			return 0;
		inox__usb_pass(pipe);
	}
}

static inline int inox__usb_read(struct inox__usb_pipe *pipe,
				 struct inox_writer *out)
{
	const struct urb *urb;
	struct inox_reader in;
	int err;

	TRY(inox__usb_arrived(pipe));
	urb = inox__usb_nth(pipe, 0)->inox__urb;
	err = inox__usb_in_err(urb);
	if (err) {
		inox__usb_pass(pipe);
		return err;
	}
	in = inox__reader_over((const u8 *)urb->transfer_buffer + pipe->inox__done,
			       min_t(size_t, inox_writer_left(out),
				     urb->actual_length - pipe->inox__done));
	pipe->inox__done += (u32)inox_reader_left(&in);
	TRY(inox_write_part(out, &in));
	if (pipe->inox__done == urb->actual_length) {
		inox__usb_pass(pipe);
		inox__usb_fly_all(pipe);
	}
	return 0;
}

/**
 * inox_usb_read() - read what came, of one transfer
 * @ep: an endpoint to this machine, by its address
 * @out: where to; what has no room is read next
 *
 * The first read lets transfers begin.
 *
 * Context: May sleep; in a callback of the driver.
 * Return: 0; -EAGAIN if nothing came yet; -EPIPE if the endpoint is halted;
 *	-EOVERFLOW if the device sent too much; -ENODEV if it is gone; -EIO.
 */
#define inox_usb_read(ep, out) \
	inox__sleeps(inox__usb_read)(inox__usb_in(ep), (out))

/**
 * inox_usb_may_read() - would inox_usb_read() do something?
 * @ep: an endpoint to this machine, by its address
 *
 * Context: May sleep; in a callback of the driver.
 * Return: False if it would return -EAGAIN.
 */
#define inox_usb_may_read(ep) \
	(inox__sleeps(inox__usb_arrived)(inox__usb_in(ep)) != -EAGAIN)

/* Writing */

/* Of the first of its packets that has one, or of the transfer; taken back, it is lost. */
static inline int inox__usb_out_err(const struct urb *urb)
{
	int i, err = 0;

	for (i = 0; !err && i < urb->number_of_packets; i++)
		err = inox__usb_packet_err(&urb->iso_frame_desc[i]);
	if (!err && urb->status)
		err = urb->status == -ENOENT ? -EIO : inox__usb_err(urb->status);
	return err;
}

/* Those that went are free again; what went wrong is remembered. */
static inline void inox__usb_reap(struct inox__usb_pipe *pipe)
{
	while (pipe->inox__used && inox__usb_has_landed(inox__usb_nth(pipe, 0))) {
		int err = inox__usb_out_err(inox__usb_nth(pipe, 0)->inox__urb);

		if (err)
			pipe->inox__err = err;
		inox__usb_pass(pipe);
	}
}

static inline bool inox__usb_may_write(struct inox__usb_pipe *pipe)
{
	inox__usb_reap(pipe);
	return !inox__usb_is_grounded(pipe) &&
		(pipe->inox__err ||
		 pipe->inox__used < pipe->inox__kind->inox__transfers);
}

/* Is there a transfer to be filled?  What went wrong before is told once. */
static inline int inox__usb_may_fill(struct inox__usb_pipe *pipe)
{
	int err;

	if (!inox__usb_may_write(pipe))
		return -EAGAIN;
	err = pipe->inox__err;
	pipe->inox__err = 0;
	return err;
}

static inline int inox__usb_write(struct inox__usb_pipe *pipe,
				  struct inox_reader *in)
{
	struct inox_reader part;
	struct inox_writer out;

	TRY(inox__usb_may_fill(pipe));
	out = inox__writer_over(inox__usb_nth(pipe, pipe->inox__used)->
				inox__urb->transfer_buffer,
				pipe->inox__kind->inox__bytes);
	part = TRY(inox_read_part(in, min(inox_reader_left(in),
					  inox_writer_left(&out))));
	TRY(inox_write_part(&out, &part));
	return inox__usb_fly(pipe, (u32)inox_writer_used(&out));
}

/**
 * inox_usb_write() - let bytes go, as one transfer
 * @ep: an endpoint to the device, by its address
 * @in: the bytes; what does not fit into a transfer is left
 *
 * They are copied.  At a bulk endpoint an empty packet ends a transfer whose last
 * one is full.  When it goes wrong, as also when it is on its way while the system
 * goes to sleep or the device is reset, a later call says so, and sends nothing.
 *
 * Context: May sleep; in a callback of the driver.
 * Return: 0; -EAGAIN if all transfers are on their way; of an earlier one: -EPIPE
 *	if the endpoint is halted, -ENODEV if the device is gone, -EIO.
 */
#define inox_usb_write(ep, in) \
	inox__sleeps(inox__usb_write)(inox__usb_out(ep), (in))

/**
 * inox_usb_may_write() - would inox_usb_write() do something?
 * @ep: an endpoint to the device, by its address
 *
 * Context: May sleep; in a callback of the driver.
 * Return: False if it would return -EAGAIN.
 */
#define inox_usb_may_write(ep) \
	inox__sleeps(inox__usb_may_write)(inox__usb_out(ep))

/* Isochronous packets */

static inline int inox__usb_packet_arrived(struct inox__usb_pipe *pipe)
{
	TRY(inox__usb_fly_all(pipe));
	return inox__usb_has_landed(inox__usb_nth(pipe, 0)) ? 0 : -EAGAIN;
}

static inline bool inox__usb_may_read_packet(struct inox_usb_iso_in *ep)
{
	return inox__usb_packet_arrived(&ep->inox__pipe) != -EAGAIN;
}

/* The packet that is next in the oldest transfer has been seen. */
static inline void inox__usb_pass_packet(struct inox__usb_pipe *pipe)
{
	if (++pipe->inox__done < pipe->inox__packets)
		return;
	inox__usb_pass(pipe);
	inox__usb_fly_all(pipe);
}

static inline int inox__usb_read_packet(struct inox_usb_iso_in *ep,
					struct inox_writer *out)
{
	struct inox__usb_pipe *pipe = &ep->inox__pipe;
	const struct usb_iso_packet_descriptor *packet;
	const struct urb *urb;
	struct inox_reader in;
	int err;

	TRY(inox__usb_packet_arrived(pipe));
	urb = inox__usb_nth(pipe, 0)->inox__urb;
	err = inox__usb_in_err(urb);
	if (err) {
		inox__usb_pass(pipe);
		return err;
	}
	packet = &urb->iso_frame_desc[pipe->inox__done];
	err = inox__usb_packet_err(packet);
	if (!err) {
		if (packet->actual_length > inox_writer_left(out))
			return -EMSGSIZE;
		in = inox__reader_over((const u8 *)urb->transfer_buffer +
				       packet->offset, packet->actual_length);
		err = inox_write_part(out, &in);
	}
	inox__usb_pass_packet(pipe);
	return err;
}

/**
 * inox_usb_read_packet() - read an isochronous packet that came
 * @ep: an isochronous endpoint to this machine, by its address
 * @out: where to; nothing, if the packet was empty
 *
 * The first read lets transfers begin.  Who reads too late finds a gap: a transfer
 * is begun again when all its packets were read.
 *
 * Context: May sleep; in a callback of the driver.
 * Return: 0; -EAGAIN if none came yet; -EMSGSIZE if there is no room for it, then it
 *	is read next.  Of a packet that is passed: -EXDEV if it had no turn, -EOVERFLOW
 *	if the device sent too much, -EIO.  Of all that came with it: -ENODEV if the
 *	device is gone, -EIO.
 */
#define inox_usb_read_packet(ep, out) \
	inox__sleeps(inox__usb_read_packet)((ep), (out))

/**
 * inox_usb_may_read_packet() - would inox_usb_read_packet() do something?
 * @ep: an isochronous endpoint to this machine, by its address
 *
 * Context: May sleep; in a callback of the driver.
 * Return: False if it would return -EAGAIN.
 */
#define inox_usb_may_read_packet(ep) \
	inox__sleeps(inox__usb_may_read_packet)(ep)

static inline int __must_check inox__usb_send_packets(struct inox_usb_iso_out *ep)
{
	struct inox__usb_pipe *pipe = &ep->inox__pipe;
	u32 packets = pipe->inox__filled;

	if (!packets)
		return 0;
	pipe->inox__filled = 0;
	inox__usb_nth(pipe, pipe->inox__used)->inox__urb->number_of_packets =
		(int)packets;
	return inox__usb_fly(pipe, packets * pipe->inox__room);
}

static inline int inox__usb_write_packet(struct inox_usb_iso_out *ep,
					 struct inox_reader *in)
{
	struct inox__usb_pipe *pipe = &ep->inox__pipe;
	struct usb_iso_packet_descriptor *packet;
	struct inox_writer out;
	struct urb *urb;

	if (inox_reader_left(in) > pipe->inox__room)
		return -EMSGSIZE;
	TRY(inox__usb_may_fill(pipe));
	urb = inox__usb_nth(pipe, pipe->inox__used)->inox__urb;
	packet = &urb->iso_frame_desc[pipe->inox__filled];
	out = inox__writer_over((u8 *)urb->transfer_buffer + packet->offset,
				pipe->inox__room);
	packet->length = (unsigned int)inox_reader_left(in);
	TRY(inox_write_part(&out, in));
	if (++pipe->inox__filled < pipe->inox__packets)
		return 0;
	return inox__usb_send_packets(ep);
}

/**
 * inox_usb_write_packet() - an isochronous packet that is to go
 * @ep: an isochronous endpoint to the device, by its address
 * @in: its bytes, all that are left; there may be none
 *
 * It goes with others, as soon as they are as many as a transfer has room for, or at
 * inox_usb_send_packets().  Where nothing is written in time there is a gap.
 *
 * Context: May sleep; in a callback of the driver.
 * Return: 0; -EAGAIN if all transfers are on their way; -EMSGSIZE if it is longer than
 *	inox_usb_packet(); then nothing was done.  Of packets that went earlier: -EXDEV
 *	if one had no turn, -ENODEV if the device is gone, -EIO; again nothing was done.
 *	-ENOMEM or -ENODEV: it is lost, and those that it was to go with.
 */
#define inox_usb_write_packet(ep, in) \
	inox__sleeps(inox__usb_write_packet)((ep), (in))

/**
 * inox_usb_send_packets() - wait for no more packets
 * @ep: an isochronous endpoint to the device, by its address
 *
 * Context: May sleep; in a callback of the driver.
 * Return: 0, also if there are none; -ENODEV, -ENOMEM or -EIO, then they are lost.
 */
#define inox_usb_send_packets(ep) \
	inox__sleeps(inox__usb_send_packets)(ep)

static inline bool inox__usb_may_write_packet(struct inox_usb_iso_out *ep)
{
	return inox__usb_may_write(&ep->inox__pipe);
}

/**
 * inox_usb_may_write_packet() - would inox_usb_write_packet() do something?
 * @ep: an isochronous endpoint to the device, by its address
 *
 * Context: May sleep; in a callback of the driver.
 * Return: False if it would return -EAGAIN.
 */
#define inox_usb_may_write_packet(ep) \
	inox__sleeps(inox__usb_may_write_packet)(ep)

/* Halts */

static inline void inox__usb_forget(struct inox__usb_pipe *pipe)
{
	u32 i;

	for (i = 0; i < pipe->inox__kind->inox__transfers; i++)
		usb_kill_urb(pipe->inox__transfers[i].inox__urb);
	while (pipe->inox__used)
		inox__usb_pass(pipe);
	pipe->inox__err = 0;
}

/* A halt is the endpoint's, so all its streams begin anew. */
static inline int __must_check inox__usb_clear_halt(struct inox__usb_pipe *pipe)
{
	const struct inox__usb_kind *kind = pipe->inox__kind;
	u32 n;
	int err;

	for (n = 0; n < inox__usb_pipes(kind); n++)
		inox__usb_forget(inox__usb_pipe_of(pipe->inox__bus, kind, n));
	err = inox__fail() ? -EIO :
		usb_clear_halt(pipe->inox__bus->inox__usb, (int)pipe->inox__raw);
	return err ? inox__usb_err(err) : 0;
}

/**
 * inox_usb_clear_halt() - let an endpoint begin anew
 * @ep: an endpoint that is not isochronous, by its address
 *
 * Transfers that are on their way are taken back, and what was not read is lost; of
 * a stream, those of all streams of its endpoint.
 *
 * Context: May sleep, 5 s at most; in a callback of the driver.
 * Return: 0, -ENODEV or -EIO.
 */
#define inox_usb_clear_halt(ep) \
	inox__sleeps(inox__usb_clear_halt)(inox__usb_halts(ep))

/**
 * inox_usb_packet() - how large a packet can be
 * @ep: an endpoint, by its address
 *
 * An isochronous one is all that goes in an interval.
 *
 * Context: In a callback of the driver.
 * Return: Bytes.
 */
#define inox_usb_packet(ep)	inox__usb_packet(&(ep)->inox__pipe)

static inline u32 inox__usb_packet(const struct inox__usb_pipe *pipe)
{
	return pipe->inox__room ?:
		usb_maxpacket(pipe->inox__bus->inox__usb, (int)pipe->inox__raw);
}

/* Control requests */

/* USB 2.0 specification, 9.2.6.4: how long a device may take. */
#define INOX__USB_CONTROL_MS	5000
#define INOX__USB_CONTROL_MOST	4096u

/**
 * struct inox_usb_request - a control request that a driver knows
 */
struct inox_usb_request {
	/* private: */
	u8 inox__type;
	u8 inox__request;
} __designated_init;

/**
 * INOX_USB_REQUEST() - a control request
 * @type: of its class or vendor, USB_TYPE_ and USB_RECIP_; standard ones are the core's
 * @request: bRequest
 */
#define INOX_USB_REQUEST(type, request)					\
	((struct inox_usb_request){					\
		.inox__type = (type) +					\
			INOX__PROVED(((type) & USB_TYPE_MASK) !=	\
				     USB_TYPE_STANDARD &&		\
				     !((type) & USB_DIR_IN),		\
				     "a driver's requests are of a class or a vendor"), \
		.inox__request = (request),				\
	})

static inline int inox__usb_control(struct inox_usb *bus,
				    struct inox_usb_request request, bool in,
				    u16 value, u16 index, void *bytes, u16 n)
{
	struct usb_device *usb = bus->inox__usb;

	if (inox__fail())
		return -EIO;
	return usb_control_msg(usb, in ? usb_rcvctrlpipe(usb, 0) :
			       usb_sndctrlpipe(usb, 0), request.inox__request,
			       request.inox__type | (in ? USB_DIR_IN : 0),
			       value, index, bytes, n, INOX__USB_CONTROL_MS);
}

/* What the device did not send is not the driver's to see. */
static inline int inox__usb_get(struct inox_usb *bus,
				struct inox_usb_request request, u16 value,
				u16 index, size_t least, struct inox_writer *out)
{
	size_t n = min_t(size_t, inox_writer_left(out), INOX__USB_CONTROL_MOST);
	void *bytes = inox__fail() ? NULL : kzalloc(n, GFP_NOIO);
	struct inox_reader in;
	int got;

	if (!bytes)
		return -ENOMEM;
	got = inox__usb_control(bus, request, true, value, index, bytes, (u16)n);
	if (got >= 0 && (size_t)got >= least) {
		in = inox__reader_over(bytes, (size_t)got);
		got = inox_write_part(out, &in);
	} else {
		got = got < 0 ? inox__usb_err(got) : -EBADMSG;
	}
	kfree(bytes);
	return got;
}

static inline int inox__usb_set(struct inox_usb *bus,
				struct inox_usb_request request, u16 value,
				u16 index, struct inox_reader *in)
{
	size_t n = inox_reader_left(in);
	struct inox_writer out;
	void *bytes;
	int err;

	if (n > INOX__USB_CONTROL_MOST)
		return -EMSGSIZE;
	bytes = inox__fail() ? NULL : kzalloc(n, GFP_NOIO);
	if (!bytes)
		return -ENOMEM;
	out = inox__writer_over(bytes, n);
	err = inox_write_part(&out, in);
	if (!err)
		err = inox__usb_control(bus, request, false, value, index, bytes,
					(u16)n);
	kfree(bytes);
	return err < 0 ? inox__usb_err(err) : 0;
}

/**
 * inox_usb_get() - ask the device by a control request
 * @self: the driver's object
 * @request: an INOX_USB_REQUEST()
 * @value: wValue
 * @index: wIndex
 * @least: how many bytes it must send
 * @out: where to; as many are asked for as there is room for, 4096 at most
 *
 * Context: May sleep, 5 s at most; in a callback of the driver.
 * Return: 0; -EBADMSG if fewer came, then nothing is written; -EPIPE if the device
 *	refuses; -ENODEV if it is gone; -EIO; -ENOMEM.
 */
#define inox_usb_get(self, request, value, index, least, out)		\
	inox__sleeps(inox__usb_get)(&(self)->bus, (request), (value), (index), \
				    (least), (out))

/**
 * inox_usb_set() - tell the device something by a control request
 * @self: the driver's object
 * @request: an INOX_USB_REQUEST()
 * @value: wValue
 * @index: wIndex
 * @in: the bytes, all that are left; there may be none
 *
 * Context: May sleep, 5 s at most; in a callback of the driver.
 * Return: 0; -EMSGSIZE if there are more than 4096; -EPIPE if the device refuses;
 *	-ENODEV if it is gone; -EIO; -ENOMEM.
 */
#define inox_usb_set(self, request, value, index, in)			\
	inox__sleeps(inox__usb_set)(&(self)->bus, (request), (value), (index), (in))

static inline void inox__usb_reset(struct inox_usb *bus)
{
	usb_queue_reset_device(bus->inox__interface);
}

/**
 * inox_usb_reset() - let the device be reset, soon
 * @self: the driver's object
 *
 * For a device that no longer answers.  What is on its way is lost, which the
 * next write says, and until it is done nothing can be read or written, -EAGAIN.
 * A device that comes back as another one is as good as unplugged.
 *
 * Context: In a callback of the driver.
 */
#define inox_usb_reset(self)	inox__usb_reset(&(self)->bus)

/* News, and the end of them */

static inline void inox__usb_tell(struct work_struct *work)
{
	struct inox_usb *bus = container_of(work, struct inox_usb, inox__news);
	struct inox_dev *dev = &bus->inox__dev;
	int err = inox__dev_call(dev, dev->inox__driver->inox__irq);

	if (err)
		dev_err_ratelimited(dev->inox__device, "irq failed: %d\n", err);
}

static inline void inox__usb_each_transfer(struct inox_usb *bus,
					   void (*act)(struct urb *urb))
{
	struct inox__usb_pipe *pipe;
	u32 i, n;

	inox__usb_for_each_pipe(pipe, i, bus)
		for (n = 0; n < pipe->inox__kind->inox__transfers; n++)
			act(pipe->inox__transfers[n].inox__urb);
}

static inline bool inox__usb_stop(struct inox__drain *drain)
{
	struct inox_usb *bus = container_of(drain, struct inox_usb, inox__drain);

	inox__usb_each_transfer(bus, usb_poison_urb);
	cancel_work_sync(&bus->inox__news);
	return true;
}

/* What landed when it was taken back is news. */
static inline void inox__usb_again(struct inox__drain *drain)
{
	struct inox_usb *bus = container_of(drain, struct inox_usb, inox__drain);

	inox__usb_each_transfer(bus, usb_unpoison_urb);
	queue_work(system_freezable_wq, &bus->inox__news);
}

/* Opening: all or nothing */

static inline bool inox__usb_fits(const struct inox__usb_kind *kind,
				  const struct usb_endpoint_descriptor *desc)
{
	return usb_endpoint_type(desc) == kind->inox__type &&
		usb_endpoint_dir_in(desc) == kind->inox__in &&
		usb_endpoint_maxp(desc);
}

static inline bool inox__usb_has_streams(const struct usb_host_endpoint *ep,
					 const struct inox__usb_kind *kind)
{
	return (u32)usb_ss_max_streams(&ep->ss_ep_comp) >= kind->inox__streams;
}

/* What goes in an interval of an isochronous endpoint. */
static inline u32 inox__usb_room(const struct usb_device *usb,
				 const struct usb_host_endpoint *ep)
{
	u32 packet = (u32)usb_endpoint_maxp(&ep->desc);

	if (usb->speed >= USB_SPEED_SUPER_PLUS &&
	    USB_SS_SSP_ISOC_COMP(ep->ss_ep_comp.bmAttributes))
		return le32_to_cpu(ep->ssp_isoc_ep_comp.dwBytesPerInterval);
	if (usb->speed >= USB_SPEED_SUPER)
		return le16_to_cpu(ep->ss_ep_comp.wBytesPerInterval);
	if (usb->speed == USB_SPEED_HIGH)
		return packet * (u32)usb_endpoint_maxp_mult(&ep->desc);
	return packet;
}

static inline bool inox__usb_has_room(const struct inox_usb *bus,
				      const struct usb_host_endpoint *ep,
				      const struct inox__usb_kind *kind)
{
	u32 room = inox__usb_room(bus->inox__usb, ep);

	return kind->inox__type != USB_ENDPOINT_XFER_ISOC ||
		(room && room <= kind->inox__bytes);
}

/* The first of a kind that is asked for is the first that there is, and so on. */
static inline struct usb_host_endpoint *
inox__usb_find(const struct inox_usb *bus, const struct usb_host_interface *has,
	       const struct inox__usb_kind *kind)
{
	const struct inox__usb_kind *before = bus->inox__about->inox__kinds;
	unsigned int i, skip = 0;

	for (; before < kind; before++)
		skip += before->inox__type == kind->inox__type &&
			before->inox__in == kind->inox__in;
	for (i = 0; i < has->desc.bNumEndpoints; i++)
		if (inox__usb_fits(kind, &has->endpoint[i].desc) && !skip--)
			return inox__usb_has_streams(&has->endpoint[i], kind) &&
				inox__usb_has_room(bus, &has->endpoint[i], kind) ?
				&has->endpoint[i] : NULL;
	return NULL;
}

/* The first of the driver's endpoints that a setting has not; NULL: it has all. */
static inline const struct inox__usb_kind *
inox__usb_missing(const struct inox_usb *bus, const struct usb_host_interface *has)
{
	const struct inox__usb_kind *kind = bus->inox__about->inox__kinds;
	const struct inox__usb_kind *end = kind + bus->inox__about->inox__count;

	for (; kind < end; kind++)
		if (!inox__usb_find(bus, has, kind))
			return kind;
	return NULL;
}

static inline int inox__usb_choose(struct inox_usb *bus)
{
	struct usb_interface *interface = bus->inox__interface;
	const struct usb_host_interface *has = interface->altsetting;
	const struct usb_host_interface *end = has + interface->num_altsetting;
	const struct inox__usb_kind *first = inox__usb_missing(bus, has);
	const struct inox__usb_kind *missing = first;

	while (missing && ++has < end)
		missing = inox__usb_missing(bus, has);
	if (missing)
		return dev_err_probe(bus->inox__dev.inox__device, -ENODEV,
				     "no endpoint for %s\n", first->inox__name);
	if (has == interface->cur_altsetting)
		return 0;
	return inox__fail() ? -EIO :
		usb_set_interface(bus->inox__usb, has->desc.bInterfaceNumber,
				  has->desc.bAlternateSetting);
}

/* Streams: all that the driver names, at all its endpoints that have any. */

struct inox__usb_streams {
	struct usb_host_endpoint *inox__eps[2 * USB_ENDPOINT_NUMBER_MASK];
	unsigned int inox__count;
	u32 inox__wanted;
};

/* Those that are not there, or those that are. */
static inline struct inox__usb_streams inox__usb_streams(struct inox_usb *bus,
							 bool there)
{
	struct inox__usb_streams streams = { };
	struct inox__usb_pipe *pipe;
	u32 i;

	inox__usb_for_each_pipe(pipe, i, bus) {
		if (pipe->inox__stream != 1 || !pipe->inox__ep ||
		    !!pipe->inox__ep->streams != there)
			continue;
		streams.inox__eps[streams.inox__count++] = pipe->inox__ep;
		streams.inox__wanted = max(streams.inox__wanted,
					   pipe->inox__kind->inox__streams);
	}
	return streams;
}

/* The core has taken them back where it took the interface. */
static inline void inox__usb_close_streams(struct inox_usb *bus)
{
	struct inox__usb_streams streams = inox__usb_streams(bus, true);

	if (streams.inox__count)
		usb_free_streams(bus->inox__interface, streams.inox__eps,
				 streams.inox__count, GFP_KERNEL);
}

static inline int inox__usb_open_streams(struct inox_usb *bus)
{
	struct inox__usb_streams streams = inox__usb_streams(bus, false);
	int got;

	if (!streams.inox__count)
		return 0;
	got = inox__fail() ? -ENOMEM :
		usb_alloc_streams(bus->inox__interface, streams.inox__eps,
				  streams.inox__count, streams.inox__wanted,
				  GFP_NOIO);
	if (got < 0)
		return got;
	if ((u32)got >= streams.inox__wanted)
		return 0;
	inox__usb_close_streams(bus);
	return dev_err_probe(bus->inox__dev.inox__device, -ENODEV,
			     "%d streams instead of %u\n", got,
			     streams.inox__wanted);
}

/* One transaction in an interval of 2^(bInterval - 1), at any speed. */
static inline void inox__usb_set_packets(struct inox__usb_pipe *pipe,
					 struct urb *urb, u8 interval)
{
	u32 i;

	urb->interval = 1 << (clamp_t(u8, interval, 1, 16) - 1);
	urb->transfer_flags |= URB_ISO_ASAP;
	urb->number_of_packets = (int)pipe->inox__packets;
	for (i = 0; i < pipe->inox__packets; i++) {
		urb->iso_frame_desc[i].offset = i * pipe->inox__room;
		urb->iso_frame_desc[i].length = pipe->inox__room;
	}
}

/* A device may fill its last packet: buffers hold whole ones. */
static inline int inox__usb_transfer_init(struct inox__usb_transfer *transfer,
					  struct inox__usb_pipe *pipe,
					  const struct usb_endpoint_descriptor *desc)
{
	struct urb *urb = inox__fail() ? NULL :
		usb_alloc_urb((int)pipe->inox__packets, GFP_KERNEL);
	void *bytes;

	if (!urb)
		return -ENOMEM;
	bytes = inox__fail() ? NULL : kzalloc(pipe->inox__kind->inox__bytes, GFP_KERNEL);
	if (!bytes) {
		usb_free_urb(urb);
		return -ENOMEM;
	}
	if (usb_endpoint_xfer_bulk(desc))
		usb_fill_bulk_urb(urb, pipe->inox__bus->inox__usb, pipe->inox__raw,
				  bytes, 0, inox__usb_landed, transfer);
	else
		usb_fill_int_urb(urb, pipe->inox__bus->inox__usb, pipe->inox__raw,
				 bytes, 0, inox__usb_landed, transfer,
				 desc->bInterval);
	urb->stream_id = pipe->inox__stream;
	urb->transfer_flags = URB_FREE_BUFFER;
	if (usb_endpoint_is_bulk_out(desc))
		urb->transfer_flags |= URB_ZERO_PACKET;
	if (usb_endpoint_xfer_isoc(desc))
		inox__usb_set_packets(pipe, urb, desc->bInterval);
	transfer->inox__urb = urb;
	transfer->inox__pipe = pipe;
	inox__count_up(inox__live_memory);
	return 0;
}

static inline void inox__usb_transfer_free(struct inox__usb_transfer *transfer)
{
	if (!transfer->inox__urb)
		return;
	usb_free_urb(transfer->inox__urb);
	inox__count_down(inox__live_memory);
}

static inline unsigned int
inox__usb_raw(struct usb_device *usb, const struct usb_endpoint_descriptor *desc)
{
	unsigned int number = (unsigned int)usb_endpoint_num(desc);
	bool in = usb_endpoint_dir_in(desc);

	if (usb_endpoint_xfer_bulk(desc))
		return in ? usb_rcvbulkpipe(usb, number) :
			usb_sndbulkpipe(usb, number);
	if (usb_endpoint_xfer_isoc(desc))
		return in ? usb_rcvisocpipe(usb, number) :
			usb_sndisocpipe(usb, number);
	return in ? usb_rcvintpipe(usb, number) : usb_sndintpipe(usb, number);
}

static inline int inox__usb_open_pipe(struct inox__usb_pipe *pipe)
{
	const struct usb_endpoint_descriptor *desc = &pipe->inox__ep->desc;
	const struct inox__usb_kind *kind = pipe->inox__kind;
	u32 n;

	if (usb_endpoint_xfer_isoc(desc)) {
		pipe->inox__room = inox__usb_room(pipe->inox__bus->inox__usb,
						  pipe->inox__ep);
		pipe->inox__packets = min(kind->inox__bytes / pipe->inox__room,
					  INOX__USB_PACKETS_MOST);
	} else if (kind->inox__in &&
		   kind->inox__bytes % (u32)usb_endpoint_maxp(desc)) {
		return dev_err_probe(pipe->inox__bus->inox__dev.inox__device, -ENODEV,
				     "%s: transfers are no whole packets\n",
				     kind->inox__name);
	}
	pipe->inox__raw = inox__usb_raw(pipe->inox__bus->inox__usb, desc);
	pipe->inox__transfers = inox__fail() ? NULL :
		kcalloc(kind->inox__transfers, sizeof(*pipe->inox__transfers),
			GFP_KERNEL);
	if (!pipe->inox__transfers)
		return -ENOMEM;
	for (n = 0; n < kind->inox__transfers; n++)
		TRY(inox__usb_transfer_init(&pipe->inox__transfers[n], pipe, desc));
	return 0;
}

static inline void inox__usb_name_pipes(struct inox_usb *bus,
					const struct inox__usb_kind *kind)
{
	struct inox__usb_pipe *pipe;
	u32 n;

	for (n = 0; n < inox__usb_pipes(kind); n++) {
		pipe = inox__usb_pipe_of(bus, kind, n);
		pipe->inox__bus = bus;
		pipe->inox__kind = kind;
		pipe->inox__ep = inox__usb_find(bus,
						bus->inox__interface->cur_altsetting,
						kind);
		pipe->inox__stream = kind->inox__streams ? n + 1 : 0;
	}
}

static inline int inox__usb_open(struct inox_usb *bus)
{
	struct inox__usb_pipe *pipe;
	size_t i;
	u32 n;

	TRY(inox__usb_choose(bus));
	for (i = 0; i < bus->inox__about->inox__count; i++)
		inox__usb_name_pipes(bus, &bus->inox__about->inox__kinds[i]);
	TRY(inox__usb_open_streams(bus));
	inox__usb_for_each_pipe(pipe, n, bus)
		TRY(inox__usb_open_pipe(pipe));
	return 0;
}

static inline void inox__usb_close_pipe(struct inox__usb_pipe *pipe)
{
	u32 n;

	if (!pipe->inox__transfers)
		return;
	for (n = 0; n < pipe->inox__kind->inox__transfers; n++)
		inox__usb_transfer_free(&pipe->inox__transfers[n]);
	kfree(pipe->inox__transfers);
}

/* The object is ended, or was never begun. */
static inline void inox__usb_close(void *data)
{
	struct inox_usb *bus = data;
	struct inox__usb_pipe *pipe;
	u32 i;

	inox__usb_for_each_pipe(pipe, i, bus)
		inox__usb_close_pipe(pipe);
	inox__usb_close_streams(bus);
}

/* Drivers */

static inline int inox__usb_begin(struct inox_usb *bus)
{
	int err;

	TRY(devm_add_action_or_reset(bus->inox__dev.inox__device,
				     inox__usb_close, bus));
	TRY(inox__usb_open(bus));
	inox__drain_add(&bus->inox__dev, &bus->inox__drain, inox__usb_stop,
			inox__usb_again);
	err = inox__dev_start(&bus->inox__dev);
	/* The core takes the interface back as soon as this returns. */
	if (err)
		inox__dev_end(&bus->inox__dev);
	return err;
}

static inline int inox__usb_probe(struct usb_interface *interface,
				  const struct inox__usb_driver *about)
{
	struct inox_usb *bus = inox__dev_alloc(&interface->dev,
					       about->inox__driver);

	if (!bus)
		return -ENOMEM;
	bus->inox__usb = interface_to_usbdev(interface);
	bus->inox__interface = interface;
	bus->inox__about = about;
	bus->inox__dev.inox__name = KBUILD_MODNAME;
	INIT_WORK(&bus->inox__news, inox__usb_tell);
	return inox__usb_begin(bus);
}

/* The object goes later, with the device; it is ended before the core goes on. */
static inline void inox__usb_disconnect(struct usb_interface *interface)
{
	inox__dev_end(usb_get_intfdata(interface));
}

static inline int inox__usb_suspend(struct usb_interface *interface,
				    pm_message_t message)
{
	return inox__dev_suspend(&interface->dev);
}

static inline int inox__usb_resume(struct usb_interface *interface)
{
	return inox__dev_resume(&interface->dev);
}

/* A reset takes the streams away. */
static inline int inox__usb_reset_resume(struct usb_interface *interface)
{
	struct inox_dev *dev = usb_get_intfdata(interface);

	TRY(inox__usb_open_streams(container_of(dev, struct inox_usb, inox__dev)));
	return inox__dev_resume(&interface->dev);
}

static inline int inox__usb_pre_reset(struct usb_interface *interface)
{
	return inox__dev_suspend(&interface->dev);
}

#define INOX__USB_ROW(tag, member, transfers, bytes) {			\
		.inox__name = #member,					\
		.inox__at = offsetof(struct tag, member),		\
		.inox__type = inox__usb_type_of(((struct tag *)NULL)->member), \
		.inox__in = inox__usb_is_in(((struct tag *)NULL)->member), \
		.inox__streams = (u32)inox__usb_streams_of(((struct tag *)NULL)->member), \
		.inox__transfers = (transfers) +			\
			INOX__PROVED((transfers) > 0 && (bytes) > 0,	\
				     "an endpoint needs transfers of some bytes"), \
		.inox__bytes = (bytes),					\
	},

/**
 * inox_usb_driver() - a whole driver module for USB interfaces
 * @tag: the driver's struct, which begins with ``struct inox_usb bus``
 * @endpoints: macro of one argument that calls it for each endpoint with (tag,
 *	member, transfers, bytes): how many there are, and how long each may be; to
 *	this machine a multiple of the longest packet.  Each stream has as many.  One
 *	of an isochronous endpoint has as many packets as fit, 128 at most; a setting
 *	in which none fits is passed over
 * @...: designated callbacks, as for inox_i2c_driver(); .irq is called when a
 *	transfer has ended
 *
 * It knows no device by itself; users tell it with ``new_id``.
 */
#define inox_usb_driver(tag, endpoints, ...)				\
	INOX__DRIVER(tag, __VA_ARGS__);					\
	INOX__TRUST							\
	static const struct inox__usb_kind inox__##tag##_kinds[] = {	\
		endpoints(INOX__USB_ROW)				\
	};								\
	static const struct inox__usb_driver inox__##tag##_about = {	\
		.inox__driver = &inox__##tag##_driver,			\
		.inox__kinds = inox__##tag##_kinds,			\
		.inox__count = ARRAY_SIZE(inox__##tag##_kinds),		\
	};								\
	static int inox__##tag##_usb_probe(struct usb_interface *interface, \
					   const struct usb_device_id *id) \
	{								\
		return inox__usb_probe(interface, &inox__##tag##_about);	\
	}								\
	static const struct usb_device_id inox__##tag##_ids[] = { { } };	\
	static struct usb_driver inox__##tag##_usb = {			\
		.name = KBUILD_MODNAME,					\
		.probe = inox__##tag##_usb_probe,			\
		.disconnect = inox__usb_disconnect,			\
		.suspend = inox__usb_suspend,				\
		.resume = inox__usb_resume,				\
		.reset_resume = inox__usb_reset_resume,			\
		.pre_reset = inox__usb_pre_reset,			\
		.post_reset = inox__usb_reset_resume,			\
		.id_table = inox__##tag##_ids,				\
	};								\
	INOX__MODULE_OF(tag, usb_register(&inox__##tag##_usb),		\
			usb_deregister(&inox__##tag##_usb), inox__drivers_end()); \
	INOX__END							\
	struct tag

#endif
