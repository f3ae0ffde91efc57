/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: usb/hcd.h
 *
 * The host side of a USB controller in software: two root hubs, one for USB 2
 * and one for USB 3, with the same ports, and the transfers that drivers of the
 * host submit.
 *
 * The driver has a struct inox_pipe for each endpoint of each port and is asked
 * which is meant.  A pipe's transfers are done in order, and only its first is
 * seen; the layer links, unlinks and gives them back, so that none is lost or
 * given back twice, and copies their bytes itself: see <inox/usb/carry.h>.
 *
 * A bulk endpoint may have streams, each of which is such an order of its own.
 * How many the host has opened is known to the core alone, which forgets it when
 * a reset or another alternate setting takes them away.
 */
#ifndef INOX_USB_HCD_H
#define INOX_USB_HCD_H

#include <linux/err.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/usb.h>
#include <linux/usb/hcd.h>

#include <inox/bytes.h>
#include <inox/count.h>
#include <inox/usb/engine.h>

struct inox_hcd;

/**
 * struct inox_pipe - an endpoint as the host sees it; zeroed memory is ready
 */
struct inox_pipe {
	/* private: */
	struct list_head inox__node;	/* in inox__busy, if there is a transfer */
	struct usb_host_endpoint *inox__ep;
};

/**
 * struct inox_urb - the transfer that a pipe is at
 */
struct inox_urb {
	/* private: */
	struct inox_hcd *inox__hcd;
	struct inox_pipe *inox__pipe;
	struct urb *inox__urb;
};

/**
 * struct inox_hub_request - what the host asks of a root hub
 * @super: of that for USB 3
 * @type: bmRequestType and bRequest, as GetPortStatus and the like are
 * @value: wValue
 * @port: low byte of wIndex, a port from 1 on, or 0 for the hub
 * @selector: high byte of wIndex
 */
struct inox_hub_request {
	bool super;
	u16 type;
	u16 value;
	u8 port;
	u8 selector;
};

/**
 * struct inox_hcd_pipe_id - which endpoint a transfer is for
 * @super: of a device at the root hub for USB 3
 * @port: at which port, from 1 on
 * @number: the endpoint's
 * @in: does it send to the host?
 */
struct inox_hcd_pipe_id {
	bool super;
	u8 port;
	u8 number;
	bool in;
};

struct inox__hcd_ops {
	int (*inox__register)(struct platform_driver *parent);
	struct hc_driver *inox__driver;
	struct inox_pipe *(*inox__pipe)(void *self,
					const struct inox_hcd_pipe_id *id);
	void (*inox__forget)(void *self, struct inox_pipe *pipe);
	int (*inox__hub)(void *self, const struct inox_hub_request *request,
			 struct inox_writer *answer);
	u16 (*inox__changed)(void *self, bool super);
};

/**
 * struct inox_hcd - the host side; zeroed memory is one not added yet
 */
struct inox_hcd {
	/* private: */
	struct inox_usb_engine *inox__engine;
	const struct inox__hcd_ops *inox__ops;
	void *inox__self;
	struct platform_driver inox__parent_driver;
	struct platform_device *inox__parent;
	struct usb_hcd *inox__hubs[2];		/* USB 2, USB 3; NULL: not added */
	struct list_head inox__busy;
	struct inox__usb_post inox__news;	/* of a root hub */
	bool inox__there;			/* under the engine's lock */
};

/* Of a root hub; the controller's own memory is where both have it. */
static inline struct inox_hcd *inox__hcd(struct usb_hcd *raw)
{
	return *(struct inox_hcd **)raw->hcd_priv;
}

static inline bool inox__hcd_is_super(const struct usb_hcd *raw)
{
	return raw->speed == HCD_USB3;
}

/* Transfers */

static inline void inox__pipe_idle(struct inox_pipe *pipe)
{
	list_del_init(&pipe->inox__node);
	pipe->inox__ep = NULL;
}

/* A transfer that has something here is one that the core knows to be under way. */
static inline void inox__urb_note(struct urb *urb, u32 step)
{
	urb->hcpriv = (void *)((unsigned long)step + 1);
}

static inline void inox__urb_give(struct inox_hcd *hcd, struct usb_hcd *raw,
				  struct inox_pipe *pipe, struct urb *urb,
				  int status)
{
	usb_hcd_unlink_urb_from_ep(raw, urb);
	if (list_empty(&pipe->inox__ep->urb_list))
		inox__pipe_idle(pipe);
	urb->hcpriv = NULL;
	usb_hcd_giveback_urb(raw, urb, status);
	inox__count_down(inox__live_reference);
}

/* USB 3.2 specification, 8.12.1.4: the stream ids above this one have another use. */
#define INOX__USB_STREAMS_MOST	65533u

/* An endpoint with streams is reached by them alone. */
static inline bool inox__urb_has_place(const struct urb *urb)
{
	unsigned int streams = (unsigned int)urb->ep->streams;

	return streams ? urb->stream_id && urb->stream_id <= streams :
		!urb->stream_id;
}

/* A device behind another hub has no port here. */
static inline struct inox_pipe *inox__hcd_pipe(struct inox_hcd *hcd,
					       struct usb_hcd *raw,
					       const struct urb *urb)
{
	const struct inox_hcd_pipe_id id = {
		.super = inox__hcd_is_super(raw),
		.port = urb->dev->portnum,
		.number = (u8)usb_pipeendpoint(urb->pipe),
		.in = usb_pipein(urb->pipe),
	};

	if (urb->dev->parent != raw->self.root_hub)
		return NULL;
	return hcd->inox__ops->inox__pipe(hcd->inox__self, &id);
}

static inline int inox__hcd_link(struct inox_hcd *hcd, struct usb_hcd *raw,
				 struct urb *urb)
{
	struct inox_pipe *pipe = inox__hcd_pipe(hcd, raw, urb);

	if (!pipe)
		return -ENODEV;
	if (!inox__urb_has_place(urb))
		return -EINVAL;
	if (pipe->inox__ep && pipe->inox__ep != urb->ep)
		return -EBUSY;
	TRY(usb_hcd_link_urb_to_ep(raw, urb));
	inox__urb_note(urb, 0);
	inox__count_up(inox__live_reference);
	if (!pipe->inox__ep) {
		pipe->inox__ep = urb->ep;
		list_add_tail(&pipe->inox__node, &hcd->inox__busy);
	}
	inox_usb_turn(hcd->inox__engine);
	return 0;
}

static inline int inox__hcd_enqueue(struct usb_hcd *raw, struct urb *urb,
				    gfp_t gfp)
{
	struct inox_hcd *hcd = inox__hcd(raw);

	inox__engine_guard(hcd->inox__engine);
	inox__engine_later(hcd->inox__engine);
	return inox__fail() ? -ENOMEM : inox__hcd_link(hcd, raw, urb);
}

/* Nothing of a transfer is under way while the lock is free. */
static inline int inox__hcd_dequeue(struct usb_hcd *raw, struct urb *urb,
				    int status)
{
	struct inox_hcd *hcd = inox__hcd(raw);
	struct inox_pipe *pipe;

	inox__engine_guard(hcd->inox__engine);
	TRY(usb_hcd_check_unlink_urb(raw, urb, status));
	pipe = inox__hcd_pipe(hcd, raw, urb);
	if (WARN_ON(!pipe || pipe->inox__ep != urb->ep))
		return -EIDRM;
	if (list_first_entry(&urb->ep->urb_list, struct urb, urb_list) == urb)
		hcd->inox__ops->inox__forget(hcd->inox__self, pipe);
	inox__urb_give(hcd, raw, pipe, urb, status);
	inox_usb_turn(hcd->inox__engine);
	return 0;
}

/* As many as each of the endpoints says that it has; the core keeps the number. */
static inline int inox__hcd_alloc_streams(struct usb_hcd *raw,
					  struct usb_device *usb,
					  struct usb_host_endpoint **eps,
					  unsigned int count, unsigned int wanted,
					  gfp_t gfp)
{
	unsigned int i;

	if (inox__fail())
		return -ENOMEM;
	wanted = min(wanted, INOX__USB_STREAMS_MOST);
	for (i = 0; i < count; i++)
		wanted = min_t(unsigned int, wanted,
			       usb_ss_max_streams(&eps[i]->ss_ep_comp));
	return wanted ? (int)wanted : -EINVAL;
}

static inline int inox__hcd_free_streams(struct usb_hcd *raw,
					 struct usb_device *usb,
					 struct usb_host_endpoint **eps,
					 unsigned int count, gfp_t gfp)
{
	return 0;
}

static inline int inox__hcd_frame(struct usb_hcd *raw)
{
	return (int)(inox_usb_uframe() >> 3) & 0x7ff;
}

/**
 * inox_hcd_for_each() - walk the pipes that have transfers
 * @pipe: a pointer to the driver's struct for a pipe; points to each in turn
 * @next: another, for the macro
 * @hcd: the host side
 * @member: the struct inox_pipe in it
 *
 * Context: With the engine; the body may finish the transfers of @pipe.
 */
#define inox_hcd_for_each(pipe, next, hcd, member)			\
	list_for_each_entry_safe(pipe, next, &(hcd)->inox__busy,	\
				 member.inox__node)

/**
 * inox_hcd_rotate() - let the pipe that was first be the last
 * @hcd: the host side
 *
 * Context: With the engine.
 */
static inline void inox_hcd_rotate(struct inox_hcd *hcd)
{
	list_rotate_left(&hcd->inox__busy);
}

/**
 * inox_urb_first() - the transfer a pipe is at
 * @hcd: the host side
 * @pipe: one of its pipes
 * @urb: set to the transfer
 *
 * Context: With the engine.
 * Return: False if there is none.
 */
static inline bool inox_urb_first(struct inox_hcd *hcd, struct inox_pipe *pipe,
				  struct inox_urb *urb)
{
	if (!pipe->inox__ep)
		return false;
	urb->inox__hcd = hcd;
	urb->inox__pipe = pipe;
	urb->inox__urb = list_first_entry(&pipe->inox__ep->urb_list,
					  struct urb, urb_list);
	return true;
}

/**
 * inox_urb_done() - give a transfer back
 * @urb: the transfer; names none after this
 * @status: 0, or an errno as in Documentation/driver-api/usb/error-codes.rst; 0 of
 *	one that came short is -EREMOTEIO to a driver that wants to hear of it
 *
 * Context: With the engine.
 */
static inline void inox_urb_done(struct inox_urb *urb, int status)
{
	struct usb_hcd *raw = bus_to_hcd(urb->inox__urb->dev->bus);

	inox__urb_give(urb->inox__hcd, raw, urb->inox__pipe, urb->inox__urb,
		       status);
	urb->inox__urb = NULL;
}

/**
 * inox_urb_is_iso() - is it isochronous?
 * @urb: the transfer
 *
 * Context: With the engine.
 * Return: True if it is.
 */
static inline bool inox_urb_is_iso(const struct inox_urb *urb)
{
	return usb_pipeisoc(urb->inox__urb->pipe);
}

/**
 * inox_urb_is_int() - is it of an interrupt endpoint?
 * @urb: the transfer
 *
 * Context: With the engine.
 * Return: True if it is.
 */
static inline bool inox_urb_is_int(const struct inox_urb *urb)
{
	return usb_pipeint(urb->inox__urb->pipe);
}

/**
 * inox_urb_address() - the address of the device it is for
 * @urb: the transfer
 *
 * Context: With the engine.
 * Return: The address; 0 before it has one.
 */
static inline u8 inox_urb_address(const struct inox_urb *urb)
{
	return (u8)usb_pipedevice(urb->inox__urb->pipe);
}

/**
 * inox_urb_packet() - the longest packet of its endpoint
 * @urb: the transfer
 *
 * Context: With the engine.
 * Return: Bytes; never 0.
 */
static inline u32 inox_urb_packet(const struct inox_urb *urb)
{
	return max_t(u32, 1, (u32)usb_endpoint_maxp(&urb->inox__urb->ep->desc));
}

/**
 * inox_urb_interval() - how often a periodic endpoint has its turn
 * @urb: the transfer
 *
 * Context: With the engine.
 * Return: Microframes; never 0.
 */
static inline u32 inox_urb_interval(const struct inox_urb *urb)
{
	u32 unit = urb->inox__urb->dev->speed < USB_SPEED_HIGH ? 8 : 1;

	return unit * (u32)clamp(urb->inox__urb->interval, 1, 1 << 15);
}

/**
 * inox_urb_burst() - how many packets a periodic endpoint has in its turn
 * @urb: the transfer
 *
 * Context: With the engine.
 * Return: Packets; never 0.
 */
static inline u32 inox_urb_burst(const struct inox_urb *urb)
{
	const struct usb_host_endpoint *ep = urb->inox__urb->ep;

	return urb->inox__urb->dev->speed >= USB_SPEED_SUPER ?
		ep->ss_ep_comp.bMaxBurst + 1u :
		(u32)usb_endpoint_maxp_mult(&ep->desc);
}

/**
 * inox_urb_left() - how many bytes are to come
 * @urb: a transfer that is not isochronous
 *
 * Context: With the engine.
 * Return: Bytes.
 */
static inline u32 inox_urb_left(const struct inox_urb *urb)
{
	return urb->inox__urb->transfer_buffer_length -
	       urb->inox__urb->actual_length;
}

/**
 * inox_urb_used() - how many bytes have come
 * @urb: a transfer that is not isochronous
 *
 * Context: With the engine.
 * Return: Bytes.
 */
static inline u32 inox_urb_used(const struct inox_urb *urb)
{
	return urb->inox__urb->actual_length;
}

/**
 * inox_urb_wants_zero() - does it end in an empty packet after a full one?
 * @urb: a transfer to the device
 *
 * Context: With the engine.
 * Return: True if it does.
 */
static inline bool inox_urb_wants_zero(const struct inox_urb *urb)
{
	return urb->inox__urb->transfer_flags & URB_ZERO_PACKET;
}

/**
 * struct inox_setup - the request of a control transfer
 * @type: bmRequestType
 * @request: bRequest
 * @value: wValue
 * @index: wIndex
 * @length: wLength
 */
struct inox_setup {
	u8 type;
	u8 request;
	u16 value;
	u16 index;
	u16 length;
};

/**
 * inox_urb_setup() - the request of a control transfer
 * @urb: the transfer
 *
 * Context: With the engine.
 * Return: The request.
 */
static inline struct inox_setup inox_urb_setup(const struct inox_urb *urb)
{
	const struct usb_ctrlrequest *raw =
		(const struct usb_ctrlrequest *)urb->inox__urb->setup_packet;

	return (struct inox_setup){
		.type = raw->bRequestType,
		.request = raw->bRequest,
		.value = le16_to_cpu(raw->wValue),
		.index = le16_to_cpu(raw->wIndex),
		.length = le16_to_cpu(raw->wLength),
	};
}

/**
 * inox_urb_step() - what the driver noted of a transfer; 0 at first
 * @urb: the transfer
 *
 * Context: With the engine.
 * Return: The number.
 */
static inline u32 inox_urb_step(const struct inox_urb *urb)
{
	return (u32)((unsigned long)urb->inox__urb->hcpriv - 1);
}

/**
 * inox_urb_set_step() - note how far a transfer is
 * @urb: the transfer
 * @step: a number of the driver's
 *
 * Context: With the engine.
 */
static inline void inox_urb_set_step(struct inox_urb *urb, u32 step)
{
	inox__urb_note(urb->inox__urb, step);
}

/**
 * inox_urb_packets() - how many packets an isochronous transfer has
 * @urb: the transfer
 *
 * Context: With the engine.
 * Return: The count.
 */
static inline u32 inox_urb_packets(const struct inox_urb *urb)
{
	return (u32)max(urb->inox__urb->number_of_packets, 0);
}

/**
 * inox_urb_set_start() - when an isochronous transfer began
 * @urb: the transfer
 * @uframe: of its first packet
 *
 * Context: With the engine.
 */
static inline void inox_urb_set_start(struct inox_urb *urb, u64 uframe)
{
	if (urb->inox__urb->dev->speed < USB_SPEED_HIGH)
		urb->inox__urb->start_frame = (int)(uframe >> 3 & 0x7ff);
	else
		urb->inox__urb->start_frame = (int)(uframe & 0x3fff);
}

/**
 * inox_urb_miss() - a packet of an isochronous transfer went wrong
 * @urb: the transfer
 * @packet: which, from 0 on
 * @status: an errno
 *
 * Context: With the engine.
 */
static inline void inox_urb_miss(struct inox_urb *urb, u32 packet, int status)
{
	if (packet >= inox_urb_packets(urb))
		return;
	urb->inox__urb->iso_frame_desc[packet].status = status;
	urb->inox__urb->error_count++;
}

/**
 * inox_urb_sent() - a packet of an isochronous transfer left, and nobody got it
 * @urb: a transfer to the device
 * @packet: which, from 0 on
 *
 * Context: With the engine.
 */
static inline void inox_urb_sent(struct inox_urb *urb, u32 packet)
{
	struct usb_iso_packet_descriptor *iso;

	if (packet >= inox_urb_packets(urb))
		return;
	iso = &urb->inox__urb->iso_frame_desc[packet];
	iso->actual_length = iso->length;
	iso->status = 0;
}

/* Root hubs */

#define INOX__HUB_ANSWER	32

/* What the host does not ask for is cut off. */
static inline int inox__hcd_hub_control(struct usb_hcd *raw, u16 type,
					u16 value, u16 index, char *to, u16 room)
{
	struct inox_hcd *hcd = inox__hcd(raw);
	const struct inox_hub_request request = {
		.super = inox__hcd_is_super(raw),
		.type = type,
		.value = value,
		.port = (u8)index,
		.selector = (u8)(index >> 8),
	};
	u8 bytes[INOX__HUB_ANSWER];
	struct inox_writer answer = inox_writer_of(bytes);

	inox__engine_guard(hcd->inox__engine);
	TRY(hcd->inox__ops->inox__hub(hcd->inox__self, &request, &answer));
	room = (u16)min_t(size_t, room, inox_writer_used(&answer));
	memcpy(to, bytes, room);
	return room;
}

/* Bit 0 is the hub's own; there are at most 15 ports. */
static inline int inox__hcd_hub_status(struct usb_hcd *raw, char *to)
{
	struct inox_hcd *hcd = inox__hcd(raw);
	u16 changed;

	inox__engine_guard(hcd->inox__engine);
	changed = hcd->inox__ops->inox__changed(hcd->inox__self,
						inox__hcd_is_super(raw));
	to[0] = (char)changed;
	to[1] = (char)(changed >> 8);
	return changed ? (raw->self.root_hub->maxchild > 7 ? 2 : 1) : 0;
}

static inline int inox__hcd_bus_suspend(struct usb_hcd *raw)
{
	raw->state = HC_STATE_SUSPENDED;
	return 0;
}

static inline int inox__hcd_bus_resume(struct usb_hcd *raw)
{
	raw->state = HC_STATE_RUNNING;
	return 0;
}

static inline int inox__hcd_reset(struct usb_hcd *raw)
{
	raw->speed = usb_hcd_is_primary_hcd(raw) ? HCD_USB2 : HCD_USB3;
	raw->self.root_hub->speed = usb_hcd_is_primary_hcd(raw) ?
		USB_SPEED_HIGH : USB_SPEED_SUPER;
	raw->self.sg_tablesize = ~0u;
	raw->self.no_sg_constraint = 1;
	raw->self.no_stop_on_short = 1;
	raw->has_tt = usb_hcd_is_primary_hcd(raw);
	raw->can_do_streams = !usb_hcd_is_primary_hcd(raw);
	return 0;
}

static inline int inox__hcd_start(struct usb_hcd *raw)
{
	raw->uses_new_polling = 1;
	raw->state = HC_STATE_RUNNING;
	return 0;
}

/* The core has taken all devices away before. */
static inline void inox__hcd_stop(struct usb_hcd *raw)
{
}

#define INOX__HC_DRIVER							\
	.hcd_priv_size = sizeof(struct inox_hcd *),			\
	.flags = HCD_USB3 | HCD_SHARED | HCD_BH,			\
	.reset = inox__hcd_reset,					\
	.start = inox__hcd_start,					\
	.stop = inox__hcd_stop,						\
	.urb_enqueue = inox__hcd_enqueue,				\
	.urb_dequeue = inox__hcd_dequeue,				\
	.alloc_streams = inox__hcd_alloc_streams,			\
	.free_streams = inox__hcd_free_streams,				\
	.get_frame_number = inox__hcd_frame,				\
	.hub_status_data = inox__hcd_hub_status,			\
	.hub_control = inox__hcd_hub_control,				\
	.bus_suspend = inox__hcd_bus_suspend,				\
	.bus_resume = inox__hcd_bus_resume

static inline void inox__hcd_tell(struct usb_hcd *raw)
{
	if (!raw)
		return;
	if (raw->state == HC_STATE_SUSPENDED)
		usb_hcd_resume_root_hub(raw);
	usb_hcd_poll_rh_status(raw);
}

static inline void inox__hcd_deliver(struct inox__usb_post *post)
{
	struct inox_hcd *hcd = container_of(post, struct inox_hcd, inox__news);

	inox__hcd_tell(hcd->inox__hubs[0]);
	inox__hcd_tell(hcd->inox__hubs[1]);
}

/**
 * inox_hcd_hub_changed() - a port has news for the host
 * @hcd: the host side; one that is not there is left alone
 *
 * Context: With the engine.
 */
static inline void inox_hcd_hub_changed(struct inox_hcd *hcd)
{
	if (hcd->inox__there)
		inox__engine_post(hcd->inox__engine, &hcd->inox__news);
}

/* Coming and going */

static inline void inox__hcd_set_there(struct inox_hcd *hcd, bool there)
{
	inox__engine_guard(hcd->inox__engine);
	hcd->inox__there = there;
	if (!there)
		list_del_init(&hcd->inox__news.inox__node);
}

/**
 * inox_hcd_del() - take the host side away
 * @hcd: the host side; one that was not added is left alone
 *
 * 1. The core disconnects all devices; their transfers are taken back.
 * 2. No news is posted any more; the runner ends what it had begun.
 * 3. So nobody else can reach @hcd.
 *
 * Context: May sleep; without the engine.
 */
static inline void inox_hcd_del(struct inox_hcd *hcd)
{
	int i;

	if (!hcd->inox__parent)
		return;
	inox__hcd_set_there(hcd, false);
	inox__engine_sync(hcd->inox__engine);
	for (i = 1; i >= 0; i--) {
		if (!hcd->inox__hubs[i])
			continue;
		usb_remove_hcd(hcd->inox__hubs[i]);
		usb_put_hcd(hcd->inox__hubs[i]);
		hcd->inox__hubs[i] = NULL;
	}
	platform_device_unregister(hcd->inox__parent);
	platform_driver_unregister(&hcd->inox__parent_driver);
	hcd->inox__parent = NULL;
}

static inline struct usb_hcd *inox__hcd_make(struct inox_hcd *hcd)
{
	struct device *parent = &hcd->inox__parent->dev;
	const struct hc_driver *driver = hcd->inox__ops->inox__driver;

	if (inox__fail())
		return NULL;
	if (!hcd->inox__hubs[0])
		return usb_create_hcd(driver, parent, dev_name(parent));
	return usb_create_shared_hcd(driver, parent, dev_name(parent),
				     hcd->inox__hubs[0]);
}

static inline int inox__hcd_add_hub(struct inox_hcd *hcd, int i)
{
	struct usb_hcd *raw = inox__hcd_make(hcd);
	int err;

	if (!raw)
		return -ENOMEM;
	*(struct inox_hcd **)raw->hcd_priv = hcd;
	err = inox__fail() ? -ENOMEM : usb_add_hcd(raw, 0, 0);
	if (!err)
		hcd->inox__hubs[i] = raw;
	else
		usb_put_hcd(raw);
	return err;
}

/* The core wants a driver bound to the controller, whose name it tells users. */
static inline int inox__hcd_add_parent(struct inox_hcd *hcd, const char *name)
{
	struct platform_device *parent;

	memset(&hcd->inox__parent_driver, 0, sizeof(hcd->inox__parent_driver));
	hcd->inox__parent_driver.driver.name = name;
	hcd->inox__parent_driver.driver.suppress_bind_attrs = true;
	if (inox__fail())
		return -ENOMEM;
	TRY(hcd->inox__ops->inox__register(&hcd->inox__parent_driver));
	parent = inox__fail() ? ERR_PTR(-ENOMEM) :
		platform_device_register_simple(name, PLATFORM_DEVID_NONE, NULL, 0);
	if (!IS_ERR(parent)) {
		hcd->inox__parent = parent;
		return 0;
	}
	platform_driver_unregister(&hcd->inox__parent_driver);
	return PTR_ERR(parent);
}

static inline int inox__hcd_add(struct inox_hcd *hcd,
				struct inox_usb_engine *engine, const char *name,
				const struct inox__hcd_ops *ops, void *self)
{
	int err;

	hcd->inox__engine = engine;
	hcd->inox__ops = ops;
	hcd->inox__self = self;
	hcd->inox__news.inox__deliver = inox__hcd_deliver;
	INIT_LIST_HEAD(&hcd->inox__news.inox__node);
	INIT_LIST_HEAD(&hcd->inox__busy);
	TRY(inox__hcd_add_parent(hcd, name));
	err = inox__hcd_add_hub(hcd, 0);
	if (!err)
		err = inox__hcd_add_hub(hcd, 1);
	if (err) {
		inox_hcd_del(hcd);
		return err;
	}
	inox__hcd_set_there(hcd, true);
	return 0;
}

/**
 * inox_hcd_number() - N of the root hub usbN
 * @hcd: a host side that was added
 * @super: of that for USB 3
 *
 * Context: Any.
 * Return: The number.
 */
static inline int inox_hcd_number(const struct inox_hcd *hcd, bool super)
{
	return hcd->inox__hubs[super]->self.busnum;
}

#define INOX__HCD_THUNKS(name)					\
	static struct inox_pipe *					\
	inox__##name##_pipe(void *self, const struct inox_hcd_pipe_id *id) \
	{								\
		return inox__##name##_calls.pipe(self, id);		\
	}								\
	static void inox__##name##_forget(void *self, struct inox_pipe *pipe) \
	{								\
		if (inox__##name##_calls.forget)			\
			inox__##name##_calls.forget(self, pipe);	\
	}								\
	static int inox__##name##_hub(void *self,			\
				      const struct inox_hub_request *request, \
				      struct inox_writer *answer)	\
	{								\
		return inox__##name##_calls.hub(self, request, answer);	\
	}								\
	static u16 inox__##name##_changed(void *self, bool super)	\
	{								\
		return inox__##name##_calls.changed(self, super);	\
	}

/**
 * inox_hcd() - what a host side does
 * @tag: the driver's struct
 * @member: the struct inox_hcd in it
 * @clock: the struct inox_usb_engine in it
 * @product: a string, of the root hubs
 * @...: designated callbacks:
 *	.pipe(self, id): a pointer to the struct inox_pipe of an endpoint, or NULL; for
 *	an endpoint always the same, as long as the host side is there;
 *	void .forget(self, pipe), optional: the transfer the pipe is at is taken
 *	back;
 *	int .hub(self, request, answer): what a root hub does, 0 or -EPIPE for
 *	what it does not know;
 *	u16 .changed(self, super): bit N says that port N of a root hub has news,
 *	of at most 15
 *
 * Defines int <tag>_<member>_add(self, name), whose @name stays until the host
 * side is gone.  The callbacks run with the engine.
 */
#define inox_hcd(tag, member, clock, product, ...)			\
	INOX__TRUST							\
	static const struct inox__##tag##_##member##_calls {		\
		struct inox_pipe *(*pipe)(struct tag *self,		\
					  const struct inox_hcd_pipe_id *id); \
		void (*forget)(struct tag *self, struct inox_pipe *pipe); \
		int (*hub)(struct tag *self,				\
			   const struct inox_hub_request *request,	\
			   struct inox_writer *answer);			\
		u16 (*changed)(struct tag *self, bool super);		\
	} inox__##tag##_##member##_calls = { __VA_ARGS__ };		\
	INOX__HCD_THUNKS(tag##_##member)				\
	static int inox__##tag##_##member##_register(struct platform_driver *parent) \
	{								\
		return platform_driver_register(parent);		\
	}								\
	static struct hc_driver inox__##tag##_##member##_driver = {	\
		.description = KBUILD_MODNAME,				\
		.product_desc = (product),				\
		INOX__HC_DRIVER,					\
	};								\
	static const struct inox__hcd_ops inox__##tag##_##member##_ops = { \
		.inox__register = inox__##tag##_##member##_register,	\
		.inox__driver = &inox__##tag##_##member##_driver,	\
		.inox__pipe = inox__##tag##_##member##_pipe,		\
		.inox__forget = inox__##tag##_##member##_forget,	\
		.inox__hub = inox__##tag##_##member##_hub,		\
		.inox__changed = inox__##tag##_##member##_changed,	\
	};								\
	static int __must_check						\
	tag##_##member##_add(struct tag *self, const char *name)	\
	{								\
		return inox__hcd_add(&self->member, &self->clock, name, \
				     &inox__##tag##_##member##_ops, self); \
	}								\
	INOX__END							\
	struct tag

#endif
