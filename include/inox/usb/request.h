/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: usb/request.h
 *
 * Part of <inox/usb/gadget.h>: the endpoints of a function, one C type for each
 * kind and direction.  An endpoint has its requests as long as the function is
 * bound.  While it is enabled all of them are queued: one that was completed is
 * given to the driver, under the function's lock, and queued again.
 *
 * Why no request is used that is gone:
 *
 * 1. Each enabling has a number.  Of a request that was queued in another one,
 *    nothing is given to the driver when it is completed.
 * 2. An endpoint that is disabled claims no request, so what is in flight then
 *    lands and stays.
 * 3. Unbinding disables, waits until all have landed, and frees them then.
 */
#ifndef INOX_USB_REQUEST_H
#define INOX_USB_REQUEST_H

#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/usb/ch9.h>
#include <linux/usb/composite.h>
#include <linux/usb/gadget.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include <inox/bytes.h>
#include <inox/count.h>
#include <inox/ctx.h>
#include <inox/fail.h>
#include <inox/result.h>
#include <inox/unsafe.h>

/* Longest packets, by speed. */
#define INOX__FS_INT_MOST	64u
#define INOX__FS_ISO_MOST	1023u
#define INOX__FS_BULK		64u
#define INOX__HS_BULK		512u
#define INOX__SS_BULK		1024u
#define INOX__PERIODIC_MOST	1024u
/* USB 3.2 specification, table 9-29 and section 8.12.1.4: exponent, and last id. */
#define INOX__STREAMS_MOST	16u
#define INOX__STREAM_LAST	65533u
/* What was never received looks like this. */
#define INOX__GADGET_ERASED	0x55

/**
 * struct inox_gadget_size - how large an endpoint is
 * @requests: how many of them are queued; 0: the function does without the endpoint
 * @bytes: of a request; only at a bulk endpoint
 * @packet: the longest packet, 1 to 1024, and what the speed allows; not at a
 *	bulk endpoint, where the speed decides
 * @mult: how many more such packets in a microframe, 0 to 2
 * @burst: how many more packets at once, 0 to 15; only at super speed
 * @interval: the exponent of a period in microframes, from 1 on: 4 is 1 ms
 * @streams: the exponent of how many streams a bulk endpoint has at super speed, 1
 *	to 16; 0: none.  Each stream has @requests of its own
 * @repeat: what .fill wrote is sent again and again
 * @erase: bytes that were received are overwritten before the request is queued
 *	again, so that what is not written cannot look as if it were
 * @optional: if the controller has no such endpoint, the function does without
 */
struct inox_gadget_size {
	u32 requests;
	u32 bytes;
	u16 packet;
	u8 mult;
	u8 burst;
	u8 interval;
	u8 streams;
	bool repeat;
	bool erase;
	bool optional;
} __designated_init;

/**
 * struct inox_gadget_part - what a request is part of
 * @packet: the longest packet of its endpoint
 * @stream: the stream it is for, from 1 on; 0: the endpoint has none
 */
struct inox_gadget_part {
	u32 packet;
	u32 stream;
};

/**
 * struct inox_gadget_setup - what a control request says besides its name
 * @value: wValue
 * @index: wIndex
 * @length: wLength: how many bytes move at most
 */
struct inox_gadget_setup {
	u16 value, index, length;
};

struct inox_function;
struct inox__gadget_ep;

/* What an endpoint of a driver is, and what moves its bytes. */
struct inox__gadget_kind {
	const char *inox__name;
	size_t inox__at;		/* in the driver's object */
	u8 inox__type;			/* USB_ENDPOINT_XFER_ */
	bool inox__in;
	u32 inox__alts;
	int (*inox__move)(struct inox_function *function,
			  struct inox_gadget_part part, void *bytes, size_t n);
};

struct inox__gadget_request {
	struct inox__gadget_ep *inox__ep;
	struct usb_request *inox__raw;
	unsigned int inox__of;		/* the enabling it was queued in */
	bool inox__flies, inox__filled;
};

struct inox__gadget_ep {
	struct inox_function *inox__function;
	const struct inox__gadget_kind *inox__kind;
	struct inox_gadget_size inox__size;
	struct usb_ep *inox__raw;	/* NULL: the controller has none */
	struct usb_endpoint_descriptor inox__full, inox__high, inox__super;
	struct usb_ss_ep_comp_descriptor inox__companion;
	struct inox__gadget_request *inox__requests;
	u32 inox__count;		/* of requests, all streams' together */
	/* Under the function's lock. */
	unsigned int inox__enabling;
	unsigned int inox__flying;
	bool inox__enabled, inox__streaming;
	u32 inox__packet;
	u32 inox__length;
	wait_queue_head_t inox__landed;
};

/**
 * struct inox_gadget_bulk_in - a bulk endpoint to the host
 */
struct inox_gadget_bulk_in {
	/* private: */
	struct inox__gadget_ep inox__gadget_endpoint;
};

/**
 * struct inox_gadget_bulk_out - a bulk endpoint from the host
 */
struct inox_gadget_bulk_out {
	/* private: */
	struct inox__gadget_ep inox__gadget_endpoint;
};

/**
 * struct inox_gadget_int_in - an interrupt endpoint to the host
 */
struct inox_gadget_int_in {
	/* private: */
	struct inox__gadget_ep inox__gadget_endpoint;
};

/**
 * struct inox_gadget_int_out - an interrupt endpoint from the host
 */
struct inox_gadget_int_out {
	/* private: */
	struct inox__gadget_ep inox__gadget_endpoint;
};

/**
 * struct inox_gadget_iso_in - an isochronous endpoint to the host
 */
struct inox_gadget_iso_in {
	/* private: */
	struct inox__gadget_ep inox__gadget_endpoint;
};

/**
 * struct inox_gadget_iso_out - an isochronous endpoint from the host
 */
struct inox_gadget_iso_out {
	/* private: */
	struct inox__gadget_ep inox__gadget_endpoint;
};

/* The kind of a member that goes in this direction; there is none for others. */
#define inox__gadget_in_type(member) _Generic(&(member),		\
	struct inox_gadget_bulk_in *: USB_ENDPOINT_XFER_BULK,		\
	struct inox_gadget_int_in *: USB_ENDPOINT_XFER_INT,		\
	struct inox_gadget_iso_in *: USB_ENDPOINT_XFER_ISOC)
#define inox__gadget_out_type(member) _Generic(&(member),		\
	struct inox_gadget_bulk_out *: USB_ENDPOINT_XFER_BULK,		\
	struct inox_gadget_int_out *: USB_ENDPOINT_XFER_INT,		\
	struct inox_gadget_iso_out *: USB_ENDPOINT_XFER_ISOC)

/**
 * struct inox_function - what a function is to the gadget that it is part of
 *
 * The first member of the driver's struct, "function".
 */
struct inox_function {
	/* private: */
	struct usb_function inox__function;
	const struct inox__function_kind *inox__kind;
	struct inox__function_dir *inox__dir;
	spinlock_t inox__lock;		/* held by whoever runs a callback */
	struct delayed_work inox__later;
	struct usb_interface_descriptor *inox__interfaces;
	struct usb_os_desc_table inox__os_table;
	const struct inox__function_request *inox__asked;
	struct usb_ctrlrequest inox__setup;
	bool inox__answering;		/* a request of endpoint 0 is queued */
	u8 inox__alt;
	struct work_struct inox__waiting;
	const struct inox__function_request *inox__waits;
	struct inox_gadget_setup inox__waits_for;
	/* Under the function's lock. */
	bool inox__busy;		/* that work is about to run, or runs */
	bool inox__owes;		/* and the host waits for what it says */
	bool inox__asleep, inox__may_wake;
};

/* Requests: claimed with the lock, sent without, landed with it again. */

/* Those of the first stream come first, and are the endpoint's if there is none. */
static inline u32 inox__gadget_active(const struct inox__gadget_ep *ep)
{
	return ep->inox__streaming ? ep->inox__count : ep->inox__size.requests;
}

static inline struct inox_gadget_part
inox__gadget_part(const struct inox__gadget_request *request)
{
	const struct inox__gadget_ep *ep = request->inox__ep;

	return (struct inox_gadget_part){
		.packet = ep->inox__packet,
		.stream = ep->inox__streaming ? request->inox__raw->stream_id : 0,
	};
}

static inline bool inox__gadget_is_over(const struct usb_request *raw)
{
	return raw->status == -ESHUTDOWN || raw->status == -ECONNRESET ||
	       raw->status == -ECONNABORTED;
}

/* Bytes for the host; says whether the endpoint is to be halted first. */
static inline bool inox__gadget_fill(struct inox__gadget_request *request)
{
	struct inox__gadget_ep *ep = request->inox__ep;
	struct usb_request *raw = request->inox__raw;
	int did;

	if (request->inox__filled && ep->inox__size.repeat)
		return false;
	did = ep->inox__kind->inox__move(ep->inox__function,
					 inox__gadget_part(request), raw->buf,
					 ep->inox__length);
	raw->length = (unsigned int)max(did, 0);
	request->inox__filled = true;
	return did < 0;
}

/* Bytes of the host: the same. */
static inline bool inox__gadget_take(struct inox__gadget_request *request)
{
	struct inox__gadget_ep *ep = request->inox__ep;
	struct usb_request *raw = request->inox__raw;
	int err = ep->inox__kind->inox__move(ep->inox__function,
					     inox__gadget_part(request),
					     raw->buf, raw->actual);

	if (ep->inox__size.erase)
		memset(raw->buf, INOX__GADGET_ERASED, raw->actual);
	return err;
}

static inline bool inox__gadget_claim(struct inox__gadget_request *request,
				      bool *halt)
{
	struct inox__gadget_ep *ep = request->inox__ep;

	if (!ep->inox__enabled || request->inox__flies)
		return false;
	if (ep->inox__kind->inox__in)
		*halt |= inox__gadget_fill(request);
	else
		request->inox__raw->length = ep->inox__length;
	request->inox__of = ep->inox__enabling;
	request->inox__flies = true;
	ep->inox__flying++;
	return true;
}

/* With the lock; who waits for the last takes it before he frees anything. */
static inline void inox__gadget_landed(struct inox__gadget_ep *ep)
{
	if (!ep->inox__flying)
		wake_up_all(&ep->inox__landed);
}

static inline void inox__gadget_land(struct inox__gadget_request *request)
{
	request->inox__flies = false;
	request->inox__ep->inox__flying--;
}

/* One that cannot be queued is tried again, unless its endpoint is disabled. */
static noinline void inox__gadget_not_sent(struct inox__gadget_request *request)
{
	struct inox_function *function = request->inox__ep->inox__function;
	unsigned long flags;

	spin_lock_irqsave(&function->inox__lock, flags);
	if (request->inox__ep->inox__enabled)
		queue_delayed_work(system_wq, &function->inox__later, 1);
	inox__gadget_land(request);
	inox__gadget_landed(request->inox__ep);
	spin_unlock_irqrestore(&function->inox__lock, flags);
}

static inline void inox__gadget_send(struct inox__gadget_request *request,
				     bool halt)
{
	struct usb_ep *raw = request->inox__ep->inox__raw;

	if (unlikely(halt))
		usb_ep_set_halt(raw);
	if (unlikely(inox__fail() ||
		     usb_ep_queue(raw, request->inox__raw, GFP_ATOMIC)))
		inox__gadget_not_sent(request);
}

/* Is the driver to have what a request brought? */
static inline bool inox__gadget_brought(const struct inox__gadget_request *request)
{
	const struct inox__gadget_ep *ep = request->inox__ep;

	return !request->inox__raw->status && ep->inox__enabled &&
	       request->inox__of == ep->inox__enabling;
}

static inline void inox__gadget_complete(struct usb_ep *unused,
					 struct usb_request *raw)
{
	struct inox__gadget_request *request = raw->context;
	struct inox__gadget_ep *ep = request->inox__ep;
	spinlock_t *lock = &ep->inox__function->inox__lock;
	bool again = false, halt = false;
	unsigned long flags;

	spin_lock_irqsave(lock, flags);
	if (!ep->inox__kind->inox__in && inox__gadget_brought(request))
		halt = inox__gadget_take(request);
	inox__gadget_land(request);
	if (!inox__gadget_is_over(raw) || request->inox__of != ep->inox__enabling)
		again = inox__gadget_claim(request, &halt);
	inox__gadget_landed(ep);
	spin_unlock_irqrestore(lock, flags);
	if (again)
		inox__gadget_send(request, halt);
}

/* Whatever of an endpoint does not fly, does. */
static inline void inox__gadget_send_all(struct inox__gadget_ep *ep)
{
	spinlock_t *lock = &ep->inox__function->inox__lock;
	unsigned long flags;
	bool claimed, halt;
	u32 i;

	for (i = 0; i < inox__gadget_active(ep); i++) {
		halt = false;
		spin_lock_irqsave(lock, flags);
		claimed = inox__gadget_claim(&ep->inox__requests[i], &halt);
		spin_unlock_irqrestore(lock, flags);
		if (claimed)
			inox__gadget_send(&ep->inox__requests[i], halt);
	}
}

/* Descriptors */

static inline void
inox__gadget_describe_one(struct usb_endpoint_descriptor *desc,
			  const struct inox__gadget_kind *kind, u32 packet,
			  u8 interval)
{
	desc->bLength = USB_DT_ENDPOINT_SIZE;
	desc->bDescriptorType = USB_DT_ENDPOINT;
	desc->bEndpointAddress = kind->inox__in ? USB_DIR_IN : USB_DIR_OUT;
	desc->bmAttributes = kind->inox__type;
	desc->wMaxPacketSize = cpu_to_le16((u16)packet);
	desc->bInterval = interval;
}

/* At full speed an interrupt's period is in frames, and no exponent. */
static inline u8 inox__gadget_frames(const struct inox__gadget_ep *ep)
{
	u8 exponent = (u8)(max_t(u8, ep->inox__size.interval, 4) - 3);

	if (ep->inox__kind->inox__type == USB_ENDPOINT_XFER_ISOC)
		return exponent;
	return (u8)min(1u << (exponent - 1), 255u);
}

static inline void inox__gadget_describe_bulk(struct inox__gadget_ep *ep)
{
	const struct inox__gadget_kind *kind = ep->inox__kind;

	inox__gadget_describe_one(&ep->inox__full, kind, 0, 0);
	inox__gadget_describe_one(&ep->inox__high, kind, INOX__HS_BULK, 0);
	inox__gadget_describe_one(&ep->inox__super, kind, INOX__SS_BULK, 0);
	ep->inox__companion.bmAttributes = ep->inox__size.streams;
}

static inline void inox__gadget_describe_periodic(struct inox__gadget_ep *ep)
{
	const struct inox__gadget_kind *kind = ep->inox__kind;
	const struct inox_gadget_size *size = &ep->inox__size;
	u32 most = kind->inox__type == USB_ENDPOINT_XFER_INT ?
		INOX__FS_INT_MOST : INOX__FS_ISO_MOST;

	inox__gadget_describe_one(&ep->inox__full, kind,
				  min_t(u32, size->packet, most),
				  inox__gadget_frames(ep));
	inox__gadget_describe_one(&ep->inox__high, kind,
				  size->packet | (u32)size->mult << 11,
				  size->interval);
	inox__gadget_describe_one(&ep->inox__super, kind, size->packet,
				  size->interval);
	if (kind->inox__type == USB_ENDPOINT_XFER_ISOC)
		ep->inox__companion.bmAttributes = size->mult;
	ep->inox__companion.wBytesPerInterval =
		cpu_to_le16((u16)(size->packet * (size->mult + 1u) *
				  (size->burst + 1u)));
}

static inline void inox__gadget_describe(struct inox__gadget_ep *ep)
{
	ep->inox__companion = (struct usb_ss_ep_comp_descriptor){
		.bLength = USB_DT_SS_EP_COMP_SIZE,
		.bDescriptorType = USB_DT_SS_ENDPOINT_COMP,
		.bMaxBurst = ep->inox__size.burst,
	};
	if (ep->inox__kind->inox__type == USB_ENDPOINT_XFER_BULK)
		inox__gadget_describe_bulk(ep);
	else
		inox__gadget_describe_periodic(ep);
}

static inline bool inox__gadget_streams(const struct inox__gadget_ep *ep,
					enum usb_device_speed speed)
{
	return ep->inox__kind->inox__type == USB_ENDPOINT_XFER_BULK &&
		ep->inox__size.streams && speed >= USB_SPEED_SUPER;
}

/* One that is asked for streams is described as if at the highest speed. */
static inline struct usb_ep *inox__gadget_find(struct inox__gadget_ep *ep,
					       struct usb_gadget *gadget)
{
	struct usb_ep *raw;

	if (inox__fail())
		return NULL;
	if (!inox__gadget_streams(ep, gadget->max_speed))
		return usb_ep_autoconfig(gadget, &ep->inox__full);
	raw = usb_ep_autoconfig_ss(gadget, &ep->inox__full, &ep->inox__companion);
	if (raw)
		ep->inox__full.wMaxPacketSize = cpu_to_le16(INOX__FS_BULK);
	return raw;
}

/* The controller may have chosen another address, which all speeds share. */
static inline int inox__gadget_choose(struct inox__gadget_ep *ep,
				      struct usb_gadget *gadget)
{
	if (!ep->inox__size.requests)
		return 0;
	if (ep->inox__size.streams > INOX__STREAMS_MOST)
		return -EINVAL;
	inox__gadget_describe(ep);
	ep->inox__raw = inox__gadget_find(ep, gadget);
	ep->inox__count = ep->inox__size.requests;
	if (inox__gadget_streams(ep, gadget->max_speed))
		ep->inox__count *= min(1u << ep->inox__size.streams,
				       INOX__STREAM_LAST);
	if (!ep->inox__raw)
		return ep->inox__size.optional ? 0 : -ENODEV;
	ep->inox__high.bEndpointAddress = ep->inox__full.bEndpointAddress;
	ep->inox__super.bEndpointAddress = ep->inox__full.bEndpointAddress;
	return 0;
}

/* Memory: from bind to unbind */

static inline u32 inox__gadget_room(const struct inox__gadget_ep *ep)
{
	const struct inox_gadget_size *size = &ep->inox__size;

	if (ep->inox__kind->inox__type != USB_ENDPOINT_XFER_BULK)
		return size->packet * (size->mult + 1u) * (size->burst + 1u);
	return round_up(size->bytes, INOX__SS_BULK);
}

/* A controller looks at the stream of an endpoint that has some. */
static inline int inox__gadget_request_init(struct inox__gadget_request *request,
					    struct inox__gadget_ep *ep, u32 stream)
{
	struct usb_request *raw = inox__fail() ? NULL :
		usb_ep_alloc_request(ep->inox__raw, GFP_KERNEL);

	if (!raw)
		return -ENOMEM;
	raw->buf = inox__fail() ? NULL :
		kzalloc(inox__gadget_room(ep), GFP_KERNEL);
	if (!raw->buf) {
		usb_ep_free_request(ep->inox__raw, raw);
		return -ENOMEM;
	}
	raw->complete = inox__gadget_complete;
	raw->context = request;
	raw->stream_id = (u16)stream;
	raw->is_last = ep->inox__count > ep->inox__size.requests;
	if (ep->inox__size.erase)
		memset(raw->buf, INOX__GADGET_ERASED, inox__gadget_room(ep));
	request->inox__ep = ep;
	request->inox__raw = raw;
	inox__count_up(inox__live_memory);
	return 0;
}

static inline void inox__gadget_request_free(struct inox__gadget_request *request)
{
	if (!request->inox__raw)
		return;
	kfree(request->inox__raw->buf);
	usb_ep_free_request(request->inox__ep->inox__raw, request->inox__raw);
	inox__count_down(inox__live_memory);
}

static inline int inox__gadget_requests_init(struct inox__gadget_ep *ep)
{
	u32 i;

	ep->inox__requests = inox__fail() ? NULL :
		kvcalloc(ep->inox__count, sizeof(*ep->inox__requests),
			 GFP_KERNEL);
	if (!ep->inox__requests)
		return -ENOMEM;
	for (i = 0; i < ep->inox__count; i++)
		TRY(inox__gadget_request_init(&ep->inox__requests[i], ep,
					      i / ep->inox__size.requests + 1));
	return 0;
}

/* None is in flight: there was no enabling, or unbinding waited. */
static inline void inox__gadget_requests_free(struct inox__gadget_ep *ep)
{
	u32 i;

	if (ep->inox__requests)
		for (i = 0; i < ep->inox__count; i++)
			inox__gadget_request_free(&ep->inox__requests[i]);
	kvfree(ep->inox__requests);
	ep->inox__requests = NULL;
}

/* On and off */

static inline u32 inox__gadget_length(const struct inox__gadget_ep *ep,
				      const struct usb_gadget *gadget)
{
	const struct usb_endpoint_descriptor *desc = ep->inox__raw->desc;

	if (ep->inox__kind->inox__type == USB_ENDPOINT_XFER_BULK)
		return ep->inox__kind->inox__in ? ep->inox__size.bytes :
			round_up(ep->inox__size.bytes, (u32)usb_endpoint_maxp(desc));
	if (gadget->speed >= USB_SPEED_SUPER)
		return inox__gadget_room(ep);
	if (gadget->speed == USB_SPEED_HIGH)
		return (u32)(usb_endpoint_maxp(desc) * usb_endpoint_maxp_mult(desc));
	return (u32)usb_endpoint_maxp(desc);
}

static inline void inox__gadget_set_enabled(struct inox__gadget_ep *ep,
					    u32 length, bool streaming)
{
	spinlock_t *lock = &ep->inox__function->inox__lock;
	unsigned long flags;
	u32 i;

	spin_lock_irqsave(lock, flags);
	ep->inox__enabling++;
	ep->inox__length = length;
	ep->inox__streaming = streaming;
	ep->inox__packet = (u32)usb_endpoint_maxp(ep->inox__raw->desc);
	for (i = 0; i < ep->inox__count; i++)
		ep->inox__requests[i].inox__filled = false;
	ep->inox__enabled = true;
	spin_unlock_irqrestore(lock, flags);
}

static inline int inox__gadget_enable(struct inox__gadget_ep *ep,
				      struct usb_gadget *gadget, u8 alt)
{
	TRY(config_ep_by_speed_and_alt(gadget,
				       &ep->inox__function->inox__function,
				       ep->inox__raw, alt));
	if (inox__fail())
		return -ENOMEM;
	TRY(usb_ep_enable(ep->inox__raw));
	inox__gadget_set_enabled(ep, inox__gadget_length(ep, gadget),
				 inox__gadget_streams(ep, gadget->speed));
	inox__gadget_send_all(ep);
	return 0;
}

/* Again is harmless. */
static inline void inox__gadget_disable(struct inox__gadget_ep *ep)
{
	spinlock_t *lock = &ep->inox__function->inox__lock;
	unsigned long flags;
	bool was;

	spin_lock_irqsave(lock, flags);
	was = ep->inox__enabled;
	ep->inox__enabled = false;
	spin_unlock_irqrestore(lock, flags);
	if (was)
		usb_ep_disable(ep->inox__raw);
}

static inline bool inox__gadget_has_landed(struct inox__gadget_ep *ep)
{
	spinlock_t *lock = &ep->inox__function->inox__lock;
	unsigned long flags;
	bool landed;

	spin_lock_irqsave(lock, flags);
	landed = !ep->inox__flying;
	spin_unlock_irqrestore(lock, flags);
	return landed;
}

/* For a driver */

/**
 * inox_gadget_size() - say how large an endpoint is
 * @ep: the endpoint, by its address
 * @size: a struct inox_gadget_size
 *
 * Context: In the .init of its function.
 */
#define inox_gadget_size(ep, size) \
	((void)((ep)->inox__gadget_endpoint.inox__size = (size)))

/**
 * inox_gadget_has() - does the controller have an endpoint that is optional?
 * @ep: the endpoint, by its address
 *
 * Context: While the function is bound.
 */
#define inox_gadget_has(ep)	(!!(ep)->inox__gadget_endpoint.inox__raw)

#endif
