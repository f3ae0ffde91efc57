// SPDX-License-Identifier: GPL-2.0
/*
 * An endpoint from the host is no source.
 * refused: selector of type .struct inox_gadget_bulk_out
 */
#include <inox/usb/gadget.h>

#include <inox/strict.h>

struct sink_options {
	struct inox_config config;
	u32 queue;
};

#define SINK_ATTRS(attr) attr(sink_options, queue, setup_int, 1, 8)

struct sink {
	struct inox_function function;
	struct inox_gadget_bulk_out bulk;
	inox_locked(u32) taken;
};

static int sink_init(struct sink *sink, const struct sink_options *options)
{
	return 0;
}

static int sink_fill(struct sink *sink, struct inox_gadget_part part,
		     struct inox_writer *out, INOX_ATOMIC)
{
	return inox_write_u8(out, 0);
}

#define SINK_ENDPOINTS(in, out) in(sink, bulk, INOX_ALT(0), sink_fill)
#define SINK_REQUESTS(get, set, wait)

inox_function(sink, "wrong", sink_options, SINK_ATTRS, SINK_ENDPOINTS, SINK_REQUESTS,
	.init = sink_init);
