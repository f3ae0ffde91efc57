// SPDX-License-Identifier: GPL-2.0
/*
 * Who has what the other calls have does not sleep.
 * refused: selector of type .struct inox_atomic
 */
#include <inox/time.h>
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
};

static int sink_init(struct sink *sink, const struct sink_options *options)
{
	return 0;
}

static int sink_take(struct sink *sink, struct inox_gadget_part part,
		     struct inox_reader *in, INOX_ATOMIC)
{
	return 0;
}

static int sink_later(struct sink *sink, const struct inox_gadget_setup *setup)
{
	inox_function_exclusive(sink);
	inox_sleep(inox_ms(setup->value));
	return 0;
}

#define SINK_ENDPOINTS(in, out) out(sink, bulk, INOX_ALT(0), sink_take)
#define SINK_REQUESTS(get, set, wait) \
	wait(sink, sink_later, USB_TYPE_VENDOR, 1)

inox_function(sink, "wrong", sink_options, SINK_ATTRS, SINK_ENDPOINTS, SINK_REQUESTS,
	.init = sink_init);
