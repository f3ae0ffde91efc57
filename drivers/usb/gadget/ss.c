// SPDX-License-Identifier: GPL-2.0
/*
 * Source and sink: endless data for the host, and whatever it sends
 *
 *   mkdir functions/inox_ss.0
 *
 * What usbtest(4) tests controllers with.  Setting 0 has bulk endpoints, setting
 * 1 interrupt and isochronous ones besides.  Data are checked: all zero (pattern
 * 0), the place in the packet modulo 63 (1), or not at all (2).
 *
 * Setting 2 has bulk endpoints with streams, if they are asked for.  Their data are
 * the number of the stream, in each two bytes: so whoever confuses streams is seen.
 */
#include <inox/time.h>
#include <inox/usb/gadget.h>

#include <inox/strict.h>

#define SS_STORE	0x5b
#define SS_RECALL	0x5c
#define SS_LATER	0x5d
#define SS_ASLEEP	0x5e
#define SS_CONTROL_MOST	4096
#define SS_PACKET_MOST	1024
#define SS_BULK_MOST	0x100000
#define SS_QUEUE_MOST	256
#define SS_MODULUS	63
#define SS_STREAMS_MOST	10	/* an exponent: their requests are memory */

enum ss_pattern { SS_ZERO, SS_MOD63, SS_ANY };

struct ss_options {
	struct inox_config config;
	u8 pattern;
	u8 isoc_interval, isoc_mult, isoc_maxburst;
	u16 isoc_maxpacket;
	u32 bulk_buflen, bulk_qlen, iso_qlen;
	u8 int_interval;
	u16 int_maxpacket;
	u32 int_qlen;
	u8 bulk_streams;
};

#define SS_ATTRS(attr)							\
	attr(ss_options, pattern, setup_int, SS_ZERO, SS_ANY)		\
	attr(ss_options, isoc_interval, setup_int, 1, 16)		\
	attr(ss_options, isoc_maxpacket, setup_int, 1, SS_PACKET_MOST)	\
	attr(ss_options, isoc_mult, setup_int, 0, 2)			\
	attr(ss_options, isoc_maxburst, setup_int, 0, 15)		\
	attr(ss_options, bulk_buflen, setup_int, 1, SS_BULK_MOST)	\
	attr(ss_options, bulk_qlen, setup_int, 1, SS_QUEUE_MOST)	\
	attr(ss_options, iso_qlen, setup_int, 1, SS_QUEUE_MOST)		\
	attr(ss_options, int_interval, setup_int, 1, 16)		\
	attr(ss_options, int_maxpacket, setup_int, 1, SS_PACKET_MOST)	\
	attr(ss_options, int_qlen, setup_int, 1, SS_QUEUE_MOST)		\
	attr(ss_options, bulk_streams, setup_int, 0, SS_STREAMS_MOST)

struct ss {
	struct inox_function function;
	struct inox_gadget_bulk_in bulk_in;
	struct inox_gadget_bulk_out bulk_out;
	struct inox_gadget_iso_in iso_in;
	struct inox_gadget_iso_out iso_out;
	struct inox_gadget_int_in int_in;
	struct inox_gadget_int_out int_out;
	struct inox_gadget_bulk_in stream_in;
	struct inox_gadget_bulk_out stream_out;

	enum ss_pattern pattern;
	u8 packet[SS_PACKET_MOST];	/* as one looks in that pattern */
	u8 stored[SS_CONTROL_MOST];
	u8 asleep;
	u8 sleeps;			/* how often it was let sleep */
};

#define SS_ENDPOINTS(in, out)						\
	in(ss, bulk_in, INOX_ALT(0) | INOX_ALT(1), ss_fill)		\
	out(ss, bulk_out, INOX_ALT(0) | INOX_ALT(1), ss_take)		\
	in(ss, iso_in, INOX_ALT(1), ss_fill)				\
	out(ss, iso_out, INOX_ALT(1), ss_take)				\
	in(ss, int_in, INOX_ALT(1), ss_fill)				\
	out(ss, int_out, INOX_ALT(1), ss_take)				\
	in(ss, stream_in, INOX_ALT(2), ss_fill_stream)			\
	out(ss, stream_out, INOX_ALT(2), ss_take_stream)

#define SS_REQUESTS(get, set, wait)					\
	set(ss, ss_store, USB_TYPE_VENDOR, SS_STORE, 0, SS_CONTROL_MOST)	\
	get(ss, ss_recall, USB_TYPE_VENDOR, SS_RECALL, 0, SS_CONTROL_MOST)	\
	get(ss, ss_slept, USB_TYPE_VENDOR, SS_ASLEEP, 2, 2)		\
	wait(ss, ss_later, USB_TYPE_VENDOR, SS_LATER)

/* The next packet of a transfer that is made of such. */
static struct inox_reader ss_next(const struct ss *ss, u32 packet, size_t left)
{
	return inox_reader_first(ss->packet, min3(left, (size_t)packet,
						  sizeof(ss->packet)));
}

static int ss_fill(struct ss *ss, struct inox_gadget_part part,
		   struct inox_writer *out, INOX_ATOMIC)
{
	while (inox_writer_left(out)) {
		struct inox_reader next = ss_next(ss, part.packet,
						  inox_writer_left(out));

		TRY(inox_write_part(out, &next));
	}
	return 0;
}

static int ss_take_mod63(const struct ss *ss, u32 packet, struct inox_reader *in)
{
	while (inox_reader_left(in)) {
		struct inox_reader next = ss_next(ss, packet, inox_reader_left(in));

		TRY(inox_read_same(in, next));
	}
	return 0;
}

static int ss_take(struct ss *ss, struct inox_gadget_part part,
		   struct inox_reader *in, INOX_ATOMIC)
{
	switch (ss->pattern) {
	case SS_ZERO:
		return inox_read_only(in, 0);
	case SS_MOD63:
		return ss_take_mod63(ss, part.packet, in);
	case SS_ANY:
		break;
	}
	return 0;
}

/* An odd byte at the end is the number's low one. */
static int ss_fill_stream(struct ss *ss, struct inox_gadget_part part,
			  struct inox_writer *out, INOX_ATOMIC)
{
	while (inox_writer_left(out) > 1)
		TRY(inox_write_le16(out, (u16)part.stream));
	return inox_writer_left(out) ? inox_write_u8(out, (u8)part.stream) : 0;
}

static int ss_take_stream(struct ss *ss, struct inox_gadget_part part,
			  struct inox_reader *in, INOX_ATOMIC)
{
	while (inox_reader_left(in) > 1)
		if (TRY(inox_read_le16(in)) != part.stream)
			return -EINVAL;
	return inox_reader_left(in) ? inox_read_only(in, (u8)part.stream) : 0;
}

/* What is stored can be recalled, so that the host can compare. */
static int ss_store(struct ss *ss, const struct inox_gadget_setup *setup,
		    struct inox_reader *in, INOX_ATOMIC)
{
	struct inox_writer out = inox_writer_of(ss->stored);

	if (setup->value || setup->index)
		return -EINVAL;
	return inox_write_part(&out, in);
}

static int ss_recall(struct ss *ss, const struct inox_gadget_setup *setup,
		     struct inox_writer *out, INOX_ATOMIC)
{
	struct inox_reader in = inox_reader_first(ss->stored,
						  inox_writer_left(out));

	if (setup->value || setup->index)
		return -EINVAL;
	return inox_write_part(out, &in);
}

/* So many milliseconds later the index is what is stored, or is none: 0. */
static int ss_later(struct ss *ss, const struct inox_gadget_setup *setup)
{
	inox_sleep(inox_ms(setup->value));
	if (!setup->index)
		return -EINVAL;
	inox_function_exclusive(ss);
	ss->stored[0] = (u8)setup->index;
	ss->stored[1] = (u8)(setup->index >> 8);
	return 0;
}

static int ss_slept(struct ss *ss, const struct inox_gadget_setup *setup,
		    struct inox_writer *out, INOX_ATOMIC)
{
	TRY(inox_write_u8(out, ss->asleep));
	return inox_write_u8(out, ss->sleeps);
}

static void ss_suspend(struct ss *ss, bool asleep, INOX_ATOMIC)
{
	ss->asleep = asleep;
	ss->sleeps = (u8)(ss->sleeps + asleep);
}

static void ss_set_pattern(struct ss *ss, enum ss_pattern pattern)
{
	size_t i;

	ss->pattern = pattern;
	for (i = 0; i < sizeof(ss->packet); i++)
		ss->packet[i] = pattern == SS_MOD63 ? (u8)(i % SS_MODULUS) : 0;
}

static int ss_init(struct ss *ss, const struct ss_options *options)
{
	const struct inox_gadget_size bulk = {
		.requests = options->bulk_qlen,
		.bytes = options->bulk_buflen,
		.repeat = true,
		.erase = options->pattern != SS_ANY,
	};
	const struct inox_gadget_size iso = {
		.requests = options->iso_qlen,
		.packet = options->isoc_maxpacket,
		.mult = options->isoc_mult,
		.burst = options->isoc_maxburst,
		.interval = options->isoc_interval,
		.repeat = true,
		.erase = options->pattern != SS_ANY,
		.optional = true,
	};
	const struct inox_gadget_size interrupt = {
		.requests = options->int_qlen,
		.packet = options->int_maxpacket,
		.interval = options->int_interval,
		.repeat = true,
		.erase = options->pattern != SS_ANY,
		.optional = true,
	};
	const struct inox_gadget_size stream = {
		.requests = options->bulk_streams ? 1 : 0,
		.bytes = options->bulk_buflen,
		.streams = options->bulk_streams,
		.repeat = true,
		.erase = true,
		.optional = true,
	};

	ss_set_pattern(ss, options->pattern);
	inox_gadget_size(&ss->bulk_in, bulk);
	inox_gadget_size(&ss->bulk_out, bulk);
	inox_gadget_size(&ss->iso_in, iso);
	inox_gadget_size(&ss->iso_out, iso);
	inox_gadget_size(&ss->int_in, interrupt);
	inox_gadget_size(&ss->int_out, interrupt);
	inox_gadget_size(&ss->stream_in, stream);
	inox_gadget_size(&ss->stream_out, stream);
	return 0;
}

static void ss_defaults(struct ss_options *options)
{
	options->isoc_interval = 4;
	options->isoc_maxpacket = 1024;
	options->bulk_buflen = 4096;
	options->bulk_qlen = 1;
	options->iso_qlen = 8;
	options->int_interval = 4;
	options->int_maxpacket = 64;
	options->int_qlen = 4;
}

inox_function(ss, "inox_ss", ss_options, SS_ATTRS, SS_ENDPOINTS, SS_REQUESTS,
	.about = {
		.label = "source and sink data",
		.class = USB_CLASS_VENDOR_SPEC,
	},
	.defaults = ss_defaults,
	.init = ss_init,
	.suspend = ss_suspend);

MODULE_DESCRIPTION("Source/sink gadget function");
MODULE_LICENSE("GPL");
