/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: usb/udc.h
 *
 * The device side of a USB controller in software: what a gadget driver of this
 * machine is bound to.  The driver has 31 endpoints, which are told apart by
 * their index: 0, then 1 to 15 to the device, then 17 to 31 to the host.
 *
 * Endpoints, their requests and halts are the layer's.  A request is completed
 * by the runner of the engine, after the turn in which it was finished, in the
 * order in which that happened; when an endpoint is disabled, before that
 * returns.  Gadget drivers are called by the runner too, so they never see two
 * calls at once.
 */
#ifndef INOX_USB_UDC_H
#define INOX_USB_UDC_H

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/usb/ch9.h>
#include <linux/usb/gadget.h>

#include <inox/count.h>
#include <inox/fail.h>
#include <inox/result.h>
#include <inox/usb/engine.h>
#include <inox/unsafe.h>

#define INOX_UDC_ENDPOINTS	32
#define INOX_UDC_IN		16u	/* added to the number of one to the host */
#define INOX__UDC_PACKET_MAX	1024
#define INOX__UDC_STREAMS_MAX	16	/* an exponent: what a descriptor can tell */

struct inox_udc;

struct inox__udc_request {
	struct usb_request inox__request;
	struct list_head inox__node;
	struct inox__udc_endpoint *inox__usb_endpoint;	/* NULL: not queued */
	u32 inox__stream;				/* 0: of an endpoint without */
};

struct inox__udc_endpoint {
	struct usb_ep inox__ep;
	struct inox_udc *inox__udc;
	struct list_head inox__queue;
	char inox__name[8];
	u8 inox__address;
	bool inox__enabled, inox__halted, inox__wedged;
	u32 inox__streams;		/* as it was enabled; 0: it has none */
};

/**
 * struct inox_udc_request - the request that an endpoint is at
 */
struct inox_udc_request {
	/* private: */
	struct inox__udc_request *inox__request;
};

/* What a gadget driver is to be told, in this order. */
enum inox__udc_news {
	INOX__UDC_RESET,
	INOX__UDC_GONE,
	INOX__UDC_SUSPEND,
	INOX__UDC_RESUME,
	INOX__UDC_SETUP,
	INOX__UDC_NEWS,
};

struct inox__udc_ops {
	void (*inox__connect)(void *self);
	int (*inox__wakeup)(void *self);
	void (*inox__answer)(void *self, int err);
};

/**
 * struct inox_udc - the device side; zeroed memory is one not added yet
 */
struct inox_udc {
	/* private: */
	struct inox_usb_engine *inox__engine;
	const struct inox__udc_ops *inox__ops;
	void *inox__self;
	struct platform_device *inox__parent;	/* NULL: not added */
	struct usb_gadget inox__gadget;
	struct usb_gadget_driver *inox__driver;
	struct inox__udc_endpoint inox__endpoints[INOX_UDC_ENDPOINTS];
	struct inox__usb_post inox__post;
	struct list_head inox__done;
	unsigned int inox__news;		/* bits of enum inox__udc_news */
	struct usb_ctrlrequest inox__setup;
	bool inox__callbacks, inox__pulled;
	enum usb_device_speed inox__limit;	/* the gadget driver's */
	struct completion inox__released;
};

static inline struct inox_udc *inox__udc(struct usb_gadget *gadget)
{
	return container_of(gadget, struct inox_udc, inox__gadget);
}

static inline struct inox__udc_endpoint *inox__udc_endpoint(struct usb_ep *ep)
{
	return container_of(ep, struct inox__udc_endpoint, inox__ep);
}

static inline struct inox__udc_request *
inox__udc_request(struct usb_request *request)
{
	return container_of(request, struct inox__udc_request, inox__request);
}

/* Requests: queued, then done, then the gadget driver's again. */

static inline void inox__udc_finish(struct inox__udc_request *request,
				    int status)
{
	struct inox_udc *udc = request->inox__usb_endpoint->inox__udc;

	request->inox__request.status = status;
	list_move_tail(&request->inox__node, &udc->inox__done);
	inox__engine_post(udc->inox__engine, &udc->inox__post);
}

static inline void inox__udc_nuke(struct inox__udc_endpoint *endpoint,
				  int status)
{
	struct inox__udc_request *request, *next;

	list_for_each_entry_safe(request, next, &endpoint->inox__queue,
				 inox__node)
		inox__udc_finish(request, status);
}

/* @only: of one endpoint, if it is given. */
static inline struct inox__udc_request *
inox__udc_first_done(struct inox_udc *udc, const struct inox__udc_endpoint *only)
{
	struct inox__udc_request *request;

	list_for_each_entry(request, &udc->inox__done, inox__node) {
		if (!only || request->inox__usb_endpoint == only)
			return request;
	}
	return NULL;
}

/*
 * A gadget driver is called with interrupts disabled, and leaves them alone where
 * it takes a lock; on PREEMPT_RT locks do not want that.
 */
static inline unsigned long inox__udc_irqs_off(void)
{
	unsigned long flags = 0;

	if (!IS_ENABLED(CONFIG_PREEMPT_RT))
		local_irq_save(flags);
	return flags;
}

static inline void inox__udc_irqs_back(unsigned long flags)
{
	if (!IS_ENABLED(CONFIG_PREEMPT_RT))
		local_irq_restore(flags);
}

/* Ends inox__engine_enter(): out of all lists, and the gadget driver's again. */
static inline void inox__udc_return(struct inox__udc_request *request,
				    unsigned long flags)
{
	struct inox__udc_endpoint *endpoint = request->inox__usb_endpoint;

	list_del_init(&request->inox__node);
	request->inox__usb_endpoint = NULL;
	inox__engine_leave(endpoint->inox__udc->inox__engine, flags);
	flags = inox__udc_irqs_off();
	usb_gadget_giveback_request(&endpoint->inox__ep, &request->inox__request);
	inox__udc_irqs_back(flags);
}

static inline bool inox__udc_give(struct inox_udc *udc,
				  const struct inox__udc_endpoint *only)
{
	unsigned long flags = inox__engine_enter(udc->inox__engine);
	struct inox__udc_request *request = inox__udc_first_done(udc, only);

	if (request)
		inox__udc_return(request, flags);
	else
		inox__engine_leave(udc->inox__engine, flags);
	return request;
}

/* Telling the gadget driver */

static inline void inox__udc_post(struct inox_udc *udc, enum inox__udc_news what)
{
	udc->inox__news |= 1u << what;
	inox__engine_post(udc->inox__engine, &udc->inox__post);
}

/* The next thing to tell, or INOX__UDC_NEWS; the driver cannot go meanwhile. */
static inline enum inox__udc_news
inox__udc_next_news(struct inox_udc *udc, struct usb_gadget_driver **driver,
		    struct usb_ctrlrequest *setup)
{
	enum inox__udc_news what;

	inox__engine_guard(udc->inox__engine);
	*driver = udc->inox__driver;
	if (!*driver || !udc->inox__callbacks || !udc->inox__news)
		return INOX__UDC_NEWS;
	what = (enum inox__udc_news)__ffs(udc->inox__news);
	udc->inox__news &= ~(1u << what);
	*setup = udc->inox__setup;
	return what;
}

static inline void inox__udc_ask(struct inox_udc *udc,
				 struct usb_gadget_driver *driver,
				 const struct usb_ctrlrequest *setup)
{
	int err = driver->setup(&udc->inox__gadget, setup);

	inox__engine_guard(udc->inox__engine);
	udc->inox__ops->inox__answer(udc->inox__self, min(err, 0));
	inox_usb_turn(udc->inox__engine);
}

static inline void inox__udc_call(struct inox_udc *udc, enum inox__udc_news what,
				  struct usb_gadget_driver *driver,
				  const struct usb_ctrlrequest *setup)
{
	switch (what) {
	case INOX__UDC_RESET:
		usb_gadget_udc_reset(&udc->inox__gadget, driver);
		break;
	case INOX__UDC_GONE:
		driver->disconnect(&udc->inox__gadget);
		break;
	case INOX__UDC_SUSPEND:
		if (driver->suspend)
			driver->suspend(&udc->inox__gadget);
		break;
	case INOX__UDC_RESUME:
		if (driver->resume)
			driver->resume(&udc->inox__gadget);
		break;
	case INOX__UDC_SETUP:
		inox__udc_ask(udc, driver, setup);
		break;
	case INOX__UDC_NEWS:
		break;
	}
}

static inline bool inox__udc_tell(struct inox_udc *udc)
{
	struct usb_gadget_driver *driver;
	struct usb_ctrlrequest setup;
	enum inox__udc_news what = inox__udc_next_news(udc, &driver, &setup);
	unsigned long flags;

	if (what == INOX__UDC_NEWS)
		return false;
	flags = inox__udc_irqs_off();
	inox__udc_call(udc, what, driver, &setup);
	inox__udc_irqs_back(flags);
	return true;
}

/* What was finished is known before what came after it. */
static inline void inox__udc_deliver(struct inox__usb_post *post)
{
	struct inox_udc *udc = container_of(post, struct inox_udc, inox__post);
	unsigned int most = INOX__USB_TURNS;

	while (inox__udc_give(udc, NULL) || inox__udc_tell(udc)) {
		if (--most)
			continue;
		inox__engine_guard(udc->inox__engine);
		inox__engine_post(udc->inox__engine, &udc->inox__post);
		return;
	}
}

/* Endpoints, as the gadget driver sees them */

static inline u32 inox__udc_streams(const struct usb_ep *ep,
				    const struct usb_endpoint_descriptor *desc)
{
	const struct inox_udc *udc =
		container_of(ep, struct inox__udc_endpoint, inox__ep)->inox__udc;

	if (!usb_endpoint_xfer_bulk(desc) || !ep->comp_desc ||
	    udc->inox__gadget.speed < USB_SPEED_SUPER)
		return 0;
	return (u32)usb_ss_max_streams(ep->comp_desc);
}

static inline int inox__ep_enable(struct usb_ep *ep,
				  const struct usb_endpoint_descriptor *desc)
{
	struct inox__udc_endpoint *endpoint = inox__udc_endpoint(ep);

	if (inox__fail())
		return -ENOMEM;
	if (!desc || desc->bEndpointAddress != endpoint->inox__address ||
	    !usb_endpoint_maxp(desc) ||
	    usb_endpoint_maxp(desc) > ep->maxpacket_limit)
		return -EINVAL;
	inox__engine_guard(endpoint->inox__udc->inox__engine);
	ep->maxpacket = (u16)usb_endpoint_maxp(desc);
	endpoint->inox__streams = inox__udc_streams(ep, desc);
	endpoint->inox__enabled = true;
	endpoint->inox__halted = false;
	endpoint->inox__wedged = false;
	return 0;
}

static inline void inox__ep_end(struct inox__udc_endpoint *endpoint)
{
	inox__engine_guard(endpoint->inox__udc->inox__engine);
	endpoint->inox__enabled = false;
	endpoint->inox__halted = false;
	endpoint->inox__wedged = false;
	inox__udc_nuke(endpoint, -ESHUTDOWN);
}

static inline int inox__ep_disable(struct usb_ep *ep)
{
	struct inox__udc_endpoint *endpoint = inox__udc_endpoint(ep);

	inox__ep_end(endpoint);
	while (inox__udc_give(endpoint->inox__udc, endpoint))
		;
	return 0;
}

static inline struct usb_request *inox__ep_alloc(struct usb_ep *ep, gfp_t gfp)
{
	struct inox__udc_request *request = inox__fail() ? NULL :
		kzalloc(sizeof(*request), gfp);

	if (!request)
		return NULL;
	inox__count_up(inox__live_memory);
	INIT_LIST_HEAD(&request->inox__node);
	return &request->inox__request;
}

static inline void inox__ep_free(struct usb_ep *ep, struct usb_request *raw)
{
	struct inox__udc_request *request = inox__udc_request(raw);

	if (WARN_ON(request->inox__usb_endpoint))
		return;
	kfree(request);
	inox__count_down(inox__live_memory);
}

static inline int inox__ep_may_queue(const struct inox__udc_endpoint *endpoint,
				     const struct inox__udc_request *request)
{
	const struct usb_request *raw = &request->inox__request;

	if (!raw->complete || (raw->length && !raw->buf))
		return -EINVAL;
	if (request->inox__usb_endpoint)
		return -EBUSY;
	if (!endpoint->inox__udc->inox__driver ||
	    !endpoint->inox__enabled)
		return -ESHUTDOWN;
	if (endpoint->inox__streams &&
	    (!raw->stream_id || raw->stream_id > endpoint->inox__streams))
		return -EINVAL;
	return 0;
}

static inline int inox__ep_queue(struct usb_ep *ep, struct usb_request *raw,
				 gfp_t gfp)
{
	struct inox__udc_endpoint *endpoint = inox__udc_endpoint(ep);
	struct inox__udc_request *request = inox__udc_request(raw);

	if (inox__fail())
		return -ENOMEM;
	inox__engine_guard(endpoint->inox__udc->inox__engine);
	inox__engine_later(endpoint->inox__udc->inox__engine);
	TRY(inox__ep_may_queue(endpoint, request));
	raw->status = -EINPROGRESS;
	raw->actual = 0;
	request->inox__usb_endpoint = endpoint;
	request->inox__stream = endpoint->inox__streams ? raw->stream_id : 0;
	list_add_tail(&request->inox__node, &endpoint->inox__queue);
	inox_usb_turn(endpoint->inox__udc->inox__engine);
	return 0;
}

/* Now: gadget drivers free it next. One that is done already ends as it was. */
static inline int inox__ep_dequeue(struct usb_ep *ep, struct usb_request *raw)
{
	struct inox__udc_endpoint *endpoint = inox__udc_endpoint(ep);
	struct inox__udc_request *request = inox__udc_request(raw);
	struct inox_usb_engine *engine = endpoint->inox__udc->inox__engine;
	unsigned long flags = inox__engine_enter(engine);

	if (request->inox__usb_endpoint != endpoint) {
		inox__engine_leave(engine, flags);
		return -EINVAL;
	}
	if (raw->status == -EINPROGRESS)
		raw->status = -ECONNRESET;
	inox__udc_return(request, flags);
	return 0;
}

static inline int inox__ep_halt(struct usb_ep *ep, bool on, bool wedge)
{
	struct inox__udc_endpoint *endpoint = inox__udc_endpoint(ep);

	inox__engine_guard(endpoint->inox__udc->inox__engine);
	if (!endpoint->inox__udc->inox__driver)
		return -ESHUTDOWN;
	if (on && endpoint->inox__address & USB_DIR_IN &&
	    !list_empty(&endpoint->inox__queue))
		return -EAGAIN;
	endpoint->inox__halted = on;
	endpoint->inox__wedged = on && wedge;
	inox_usb_turn(endpoint->inox__udc->inox__engine);
	return 0;
}

static inline int inox__ep_set_halt(struct usb_ep *ep, int on)
{
	return inox__ep_halt(ep, on, false);
}

static inline int inox__ep_set_wedge(struct usb_ep *ep)
{
	return inox__ep_halt(ep, true, true);
}

static const struct usb_ep_ops inox__udc_ep_ops __maybe_unused = {
	.enable = inox__ep_enable,
	.disable = inox__ep_disable,
	.alloc_request = inox__ep_alloc,
	.free_request = inox__ep_free,
	.queue = inox__ep_queue,
	.dequeue = inox__ep_dequeue,
	.set_halt = inox__ep_set_halt,
	.set_wedge = inox__ep_set_wedge,
};

/* The controller, as the gadget core sees it */

static inline int inox__udc_frame(struct usb_gadget *gadget)
{
	return (int)(inox_usb_uframe() >> 3) & 0x7ff;
}

static inline int inox__udc_wakeup(struct usb_gadget *gadget)
{
	struct inox_udc *udc = inox__udc(gadget);

	inox__engine_guard(udc->inox__engine);
	return udc->inox__ops->inox__wakeup(udc->inox__self);
}

/* Who may wake the host is the driver's affair, at super speed too. */
static inline int inox__udc_func_wakeup(struct usb_gadget *gadget, int interface)
{
	return inox__udc_wakeup(gadget);
}

static inline int inox__udc_selfpowered(struct usb_gadget *gadget, int on)
{
	gadget->is_selfpowered = (on != 0);
	return 0;
}

/* After this returns for off, the gadget driver hears nothing of before. */
static inline int inox__udc_pullup(struct usb_gadget *gadget, int on)
{
	struct inox_udc *udc = inox__udc(gadget);
	unsigned long flags = inox__engine_enter(udc->inox__engine);

	udc->inox__pulled = on;
	udc->inox__ops->inox__connect(udc->inox__self);
	if (!on)
		udc->inox__news = 0;
	inox_usb_turn(udc->inox__engine);
	inox__engine_leave(udc->inox__engine, flags);
	if (!on)
		inox__engine_sync(udc->inox__engine);
	return 0;
}

/*
 * Off: the gadget driver goes.  Whoever answers at endpoint 0 frees the request of
 * that next, and asks nobody whether it is on its way back.
 */
static inline void inox__udc_set_callbacks(struct usb_gadget *gadget, bool on)
{
	struct inox_udc *udc = inox__udc(gadget);
	unsigned long flags = inox__engine_enter(udc->inox__engine);

	udc->inox__callbacks = on;
	if (!on)
		inox__udc_nuke(&udc->inox__endpoints[0], -ESHUTDOWN);
	inox__engine_post(udc->inox__engine, &udc->inox__post);
	inox__engine_leave(udc->inox__engine, flags);
	if (on)
		return;
	while (inox__udc_give(udc, &udc->inox__endpoints[0]))
		;
	inox__engine_sync(udc->inox__engine);
}

static inline int inox__udc_start(struct usb_gadget *gadget,
				  struct usb_gadget_driver *driver)
{
	struct inox_udc *udc = inox__udc(gadget);

	if (inox__fail())
		return -ENOMEM;
	inox__engine_guard(udc->inox__engine);
	udc->inox__news = 0;
	udc->inox__driver = driver;
	return 0;
}

static inline void inox__udc_forget_driver(struct inox_udc *udc)
{
	int i;

	inox__engine_guard(udc->inox__engine);
	udc->inox__driver = NULL;
	udc->inox__news = 0;
	for (i = 0; i < INOX_UDC_ENDPOINTS; i++)
		inox__udc_nuke(&udc->inox__endpoints[i], -ESHUTDOWN);
}

static inline int inox__udc_stop(struct usb_gadget *gadget)
{
	struct inox_udc *udc = inox__udc(gadget);

	inox__udc_forget_driver(udc);
	while (inox__udc_give(udc, NULL))
		;
	inox__engine_sync(udc->inox__engine);
	return 0;
}

static inline void inox__udc_set_speed(struct usb_gadget *gadget,
				       enum usb_device_speed speed)
{
	inox__udc(gadget)->inox__limit = speed;
}

static const struct usb_gadget_ops inox__gadget_ops __maybe_unused = {
	.get_frame = inox__udc_frame,
	.wakeup = inox__udc_wakeup,
	.func_wakeup = inox__udc_func_wakeup,
	.set_selfpowered = inox__udc_selfpowered,
	.pullup = inox__udc_pullup,
	.udc_start = inox__udc_start,
	.udc_stop = inox__udc_stop,
	.udc_set_speed = inox__udc_set_speed,
	.udc_async_callbacks = inox__udc_set_callbacks,
};

/* For the driver */

/**
 * inox_udc_there() - is there a device side, with a gadget that wants a host?
 * @udc: the device side
 *
 * Context: With the engine.
 * Return: True if there is.
 */
static inline bool inox_udc_there(const struct inox_udc *udc)
{
	return udc->inox__pulled && udc->inox__driver;
}

/**
 * inox_udc_limit() - the highest speed that device side and gadget can both do
 * @udc: a device side that is there
 *
 * Context: With the engine.
 * Return: The speed.
 */
static inline enum usb_device_speed inox_udc_limit(const struct inox_udc *udc)
{
	return udc->inox__limit;
}

/**
 * inox_udc_packet() - the longest packet of an endpoint, as it was enabled
 * @udc: the device side
 * @index: of the endpoint
 *
 * Context: With the engine.
 * Return: Bytes; 0 for an endpoint that is not enabled.
 */
static inline u32 inox_udc_packet(const struct inox_udc *udc, u8 index)
{
	const struct inox__udc_endpoint *endpoint =
		&udc->inox__endpoints[index % INOX_UDC_ENDPOINTS];

	return endpoint->inox__enabled ? endpoint->inox__ep.maxpacket : 0;
}

/**
 * inox_udc_first() - the request an endpoint is at
 * @udc: the device side
 * @index: of the endpoint
 * @request: set to the request
 *
 * Context: With the engine.
 * Return: False if there is none.
 */
static inline bool inox_udc_first(struct inox_udc *udc, u8 index,
				  struct inox_udc_request *request)
{
	struct inox__udc_endpoint *endpoint =
		&udc->inox__endpoints[index % INOX_UDC_ENDPOINTS];

	request->inox__request =
		list_first_entry_or_null(&endpoint->inox__queue,
					 struct inox__udc_request, inox__node);
	return request->inox__request;
}

/**
 * inox_udc_request_left() - how many bytes are to come
 * @request: the request
 *
 * Context: With the engine.
 * Return: Bytes.
 */
static inline u32 inox_udc_request_left(const struct inox_udc_request *request)
{
	const struct usb_request *raw = &request->inox__request->inox__request;

	return raw->length - raw->actual;
}

/**
 * inox_udc_request_used() - how many bytes have come
 * @request: the request
 *
 * Context: With the engine.
 * Return: Bytes.
 */
static inline u32 inox_udc_request_used(const struct inox_udc_request *request)
{
	return request->inox__request->inox__request.actual;
}

/**
 * inox_udc_request_wants_zero() - does it end in an empty packet after a full one?
 * @request: a request of an endpoint to the host
 *
 * Context: With the engine.
 * Return: True if it does.
 */
static inline bool
inox_udc_request_wants_zero(const struct inox_udc_request *request)
{
	return request->inox__request->inox__request.zero;
}

/**
 * inox_udc_request_done() - a request is finished
 * @request: the request; names none after this
 * @status: 0 or an errno
 *
 * Context: With the engine.
 */
static inline void inox_udc_request_done(struct inox_udc_request *request,
					 int status)
{
	inox__udc_finish(request->inox__request, status);
	request->inox__request = NULL;
}

/**
 * inox_udc_flush() - take back all requests of an endpoint
 * @udc: the device side
 * @index: of the endpoint
 * @status: an errno
 *
 * Context: With the engine.
 */
static inline void inox_udc_flush(struct inox_udc *udc, u8 index, int status)
{
	inox__udc_nuke(&udc->inox__endpoints[index % INOX_UDC_ENDPOINTS], status);
}

/**
 * inox_udc_halted() - does an endpoint refuse?
 * @udc: the device side
 * @index: of the endpoint
 *
 * Context: With the engine.
 * Return: True if it does.
 */
static inline bool inox_udc_halted(const struct inox_udc *udc, u8 index)
{
	return udc->inox__endpoints[index % INOX_UDC_ENDPOINTS].inox__halted;
}

/**
 * inox_udc_set_halted() - let an endpoint refuse, or not
 * @udc: the device side
 * @index: of the endpoint; its gadget driver may have it refuse for good
 * @halted: is it to?
 *
 * Context: With the engine.
 */
static inline void inox_udc_set_halted(struct inox_udc *udc, u8 index,
				       bool halted)
{
	struct inox__udc_endpoint *endpoint =
		&udc->inox__endpoints[index % INOX_UDC_ENDPOINTS];

	endpoint->inox__halted = halted || endpoint->inox__wedged;
}

/**
 * inox_udc_selfpowered() - does the gadget have power of its own?
 * @udc: the device side
 *
 * Context: With the engine.
 * Return: True if it does.
 */
static inline bool inox_udc_selfpowered(const struct inox_udc *udc)
{
	return udc->inox__gadget.is_selfpowered;
}

/**
 * inox_udc_set_state() - what state of chapter 9 the device is in
 * @udc: the device side
 * @state: the state
 *
 * Context: With the engine.
 */
static inline void inox_udc_set_state(struct inox_udc *udc,
				      enum usb_device_state state)
{
	usb_gadget_set_state(&udc->inox__gadget, state);
}

/**
 * inox_udc_state() - what state of chapter 9 the device was last said to be in
 * @udc: the device side
 *
 * Context: With the engine.
 * Return: The state.
 */
static inline enum usb_device_state inox_udc_state(const struct inox_udc *udc)
{
	return udc->inox__gadget.state;
}

/**
 * inox_udc_cancel_setup() - the host does not want to know any more
 * @udc: the device side
 *
 * An answer that is on its way still comes.
 *
 * Context: With the engine.
 */
static inline void inox_udc_cancel_setup(struct inox_udc *udc)
{
	udc->inox__news &= ~(1u << INOX__UDC_SETUP);
}

/* Of the first endpoint, by speed. */
static inline u16 inox__udc_packet0(enum usb_device_speed speed)
{
	if (speed >= USB_SPEED_SUPER)
		return 512;
	return speed == USB_SPEED_LOW ? 8 : 64;
}

/**
 * inox_udc_reset() - the host resets the device
 * @udc: the device side
 * @speed: at which it is from now on
 *
 * Context: With the engine.
 */
static inline void inox_udc_reset(struct inox_udc *udc,
				  enum usb_device_speed speed)
{
	inox__udc_nuke(&udc->inox__endpoints[0], -ESHUTDOWN);
	udc->inox__endpoints[0].inox__halted = false;
	inox_udc_cancel_setup(udc);
	if (udc->inox__gadget.speed != USB_SPEED_UNKNOWN)
		inox__udc_post(udc, INOX__UDC_RESET);
	udc->inox__gadget.speed = speed;
	udc->inox__endpoints[0].inox__ep.maxpacket = inox__udc_packet0(speed);
	inox_udc_set_state(udc, USB_STATE_DEFAULT);
}

/**
 * inox_udc_disconnected() - the host is gone
 * @udc: the device side
 *
 * Context: With the engine.
 */
static inline void inox_udc_disconnected(struct inox_udc *udc)
{
	inox_udc_cancel_setup(udc);
	if (udc->inox__gadget.speed == USB_SPEED_UNKNOWN)
		return;
	udc->inox__gadget.speed = USB_SPEED_UNKNOWN;
	inox__udc_post(udc, INOX__UDC_GONE);
	inox_udc_set_state(udc, USB_STATE_NOTATTACHED);
}

/**
 * inox_udc_suspended() - the host suspends the device, or lets it go on
 * @udc: the device side
 * @suspended: which of both
 *
 * Context: With the engine.
 */
static inline void inox_udc_suspended(struct inox_udc *udc, bool suspended)
{
	inox__udc_post(udc, suspended ? INOX__UDC_SUSPEND : INOX__UDC_RESUME);
}

/* Coming and going */

static inline void inox__udc_init_endpoint(struct inox_udc *udc, unsigned int i)
{
	struct inox__udc_endpoint *endpoint = &udc->inox__endpoints[i];
	unsigned int number = i % INOX_UDC_IN;
	bool in = i >= INOX_UDC_IN;
	struct usb_ep *ep = &endpoint->inox__ep;

	memset(endpoint, 0, sizeof(*endpoint));
	INIT_LIST_HEAD(&endpoint->inox__queue);
	endpoint->inox__udc = udc;
	scnprintf(endpoint->inox__name, sizeof(endpoint->inox__name),
		  number ? "ep%u%s" : "ep%u", number, in ? "in" : "out");
	endpoint->inox__address = (u8)(number | (in ? USB_DIR_IN : 0));
	endpoint->inox__enabled = !number;
	ep->name = endpoint->inox__name;
	ep->ops = &inox__udc_ep_ops;
	ep->address = endpoint->inox__address;
	ep->max_streams = number ? INOX__UDC_STREAMS_MAX : 0;
	ep->caps.type_control = !number;
	ep->caps.type_iso = number;
	ep->caps.type_bulk = number;
	ep->caps.type_int = number;
	ep->caps.dir_in = in || !number;
	ep->caps.dir_out = !in;
	INIT_LIST_HEAD(&ep->ep_list);
	usb_ep_set_maxpacket_limit(ep, number ? INOX__UDC_PACKET_MAX : 512);
	if (number)
		list_add_tail(&ep->ep_list, &udc->inox__gadget.ep_list);
}

static inline void inox__udc_init_gadget(struct inox_udc *udc,
					 enum usb_device_speed speed)
{
	struct usb_gadget *gadget = &udc->inox__gadget;
	unsigned int i;

	memset(gadget, 0, sizeof(*gadget));
	gadget->name = KBUILD_MODNAME;
	gadget->ops = &inox__gadget_ops;
	gadget->max_speed = speed;
	gadget->ep0 = &udc->inox__endpoints[0].inox__ep;
	INIT_LIST_HEAD(&gadget->ep_list);
	for (i = 0; i < INOX_UDC_ENDPOINTS; i++)
		if (i != INOX_UDC_IN)
			inox__udc_init_endpoint(udc, i);
	INIT_LIST_HEAD(&udc->inox__endpoints[INOX_UDC_IN].inox__queue);
}

static inline void inox__udc_release(struct device *device)
{
	struct usb_gadget *gadget = container_of(device, struct usb_gadget, dev);

	complete(&inox__udc(gadget)->inox__released);
}

/* The memory is the driver's: the last who knows the gadget is waited for. */
static inline void inox__udc_end(struct inox_udc *udc)
{
	wait_for_completion(&udc->inox__released);
	inox__engine_sync(udc->inox__engine);
	platform_device_unregister(udc->inox__parent);
	udc->inox__parent = NULL;
}

static inline int inox__udc_add(struct inox_udc *udc,
				struct inox_usb_engine *engine, const char *name,
				enum usb_device_speed speed,
				const struct inox__udc_ops *ops, void *self)
{
	struct platform_device *parent = inox__fail() ? ERR_PTR(-ENOMEM) :
		platform_device_register_simple(name, PLATFORM_DEVID_NONE, NULL, 0);
	int err;

	if (IS_ERR(parent))
		return PTR_ERR(parent);
	udc->inox__engine = engine;
	udc->inox__ops = ops;
	udc->inox__self = self;
	udc->inox__parent = parent;
	udc->inox__limit = speed;
	udc->inox__post.inox__deliver = inox__udc_deliver;
	INIT_LIST_HEAD(&udc->inox__post.inox__node);
	INIT_LIST_HEAD(&udc->inox__done);
	init_completion(&udc->inox__released);
	inox__udc_init_gadget(udc, speed);
	err = usb_add_gadget_udc_release(&parent->dev, &udc->inox__gadget,
					 inox__udc_release);
	if (err)
		inox__udc_end(udc);
	return err;
}

static inline void inox__udc_unpost(struct inox_udc *udc)
{
	inox__engine_guard(udc->inox__engine);
	list_del_init(&udc->inox__post.inox__node);
}

/**
 * inox_udc_del() - take the device side away
 * @udc: the device side; one that was not added is left alone
 *
 * 1. The core unbinds the gadget driver: it disconnects, callbacks end, and its
 *    requests come back.
 * 2. So nothing is posted any more.
 * 3. The last reference to the gadget is given back; who holds one is waited for.
 *
 * Context: May sleep; without the engine.
 */
static inline void inox_udc_del(struct inox_udc *udc)
{
	if (!udc->inox__parent)
		return;
	usb_del_gadget_udc(&udc->inox__gadget);
	inox__udc_unpost(udc);
	inox__udc_end(udc);
}

/**
 * inox_udc() - what a device side does
 * @tag: the driver's struct
 * @member: the struct inox_udc in it
 * @...: designated callbacks:
 *	void .connect(self): inox_udc_there() says something else than before;
 *	int .wakeup(self): the gadget driver wants a suspended host to go on;
 *	void .answer(self, err): the answer to inox_usb_post_setup(); an errno is
 *	a refusal
 *
 * Defines int <tag>_<member>_add(self, engine, name, speed), whose @name is that
 * of the controller, as gadget drivers ask for it.  The callbacks run with the
 * engine.
 */
#define inox_udc(tag, member, ...)					\
	INOX__TRUST							\
	static const struct inox__##tag##_##member##_calls {		\
		void (*connect)(struct tag *self);			\
		int (*wakeup)(struct tag *self);			\
		void (*answer)(struct tag *self, int err);		\
	} inox__##tag##_##member##_calls = { __VA_ARGS__ };		\
	static void inox__##tag##_##member##_connect(void *self)	\
	{								\
		inox__##tag##_##member##_calls.connect(self);		\
	}								\
	static int inox__##tag##_##member##_wakeup(void *self)		\
	{								\
		return inox__##tag##_##member##_calls.wakeup(self);	\
	}								\
	static void inox__##tag##_##member##_answer(void *self, int err) \
	{								\
		inox__##tag##_##member##_calls.answer(self, err);	\
	}								\
	static const struct inox__udc_ops inox__##tag##_##member##_ops = { \
		.inox__connect = inox__##tag##_##member##_connect,	\
		.inox__wakeup = inox__##tag##_##member##_wakeup,	\
		.inox__answer = inox__##tag##_##member##_answer,	\
	};								\
	static int __must_check						\
	tag##_##member##_add(struct tag *self, struct inox_usb_engine *engine, \
			     const char *name, enum usb_device_speed speed) \
	{								\
		return inox__udc_add(&self->member, engine, name, speed, \
				     &inox__##tag##_##member##_ops, self); \
	}								\
	INOX__END							\
	struct tag

#endif
