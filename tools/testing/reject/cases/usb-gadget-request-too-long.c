// SPDX-License-Identifier: GPL-2.0
/*
 * Endpoint 0 has room for 4096 bytes.
 * refused: a control request has 0 to 4096 bytes
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

static int sink_take(struct sink *sink, struct inox_gadget_part part,
		     struct inox_reader *in, INOX_ATOMIC)
{
	return inox_read_only(in, 0);
}

static int sink_store(struct sink *sink, const struct inox_gadget_setup *setup, struct inox_reader *in,
		      INOX_ATOMIC)
{
	return inox_read_only(in, 0);
}

#define SINK_ENDPOINTS(in, out) out(sink, bulk, INOX_ALT(0), sink_take)
#define SINK_REQUESTS(get, set, wait) set(sink, sink_store, USB_TYPE_VENDOR, 1, 0, 4097)

inox_function(sink, "wrong", sink_options, SINK_ATTRS, SINK_ENDPOINTS, SINK_REQUESTS,
	.init = sink_init);
