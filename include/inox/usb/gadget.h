/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: usb/gadget.h
 *
 * A function of a USB gadget, for the kernel's own configfs: ``mkdir
 * functions/<name>.<instance>`` loads its module.  The directory is one object,
 * with options; each link to it from a configuration makes another, the function,
 * to which the options do not change any more.
 *
 * A function is one interface with alternate settings, endpoints (see
 * usb/request.h) and the control requests it knows.  Its descriptors are its own,
 * for every speed; its callbacks have it to themselves and must not sleep.
 *
 * Its directory has os_desc/interface.<name>, as those of stock functions have: the
 * names by which Windows knows what to do with the interface.
 *
 * A control request that is in no row of the driver's list, or longer or shorter
 * than its row says, is refused before any of its data move.  One without data may
 * take its time: its call sleeps if it likes, and the host waits for what it returns.
 *
 * Why that answer is not another request's:
 *
 * 1. The gadget core sets up the request of endpoint 0 anew for each that the host
 *    makes, so one that still looks as it was left is the one that waits.
 * 2. There is one such call at a time; meanwhile others are refused.
 * 3. When the function is disabled, nothing is owed any more; unbinding waits for
 *    the call besides.
 */
#ifndef INOX_USB_GADGET_H
#define INOX_USB_GADGET_H

#include <linux/module.h>
#include <linux/usb/composite.h>
#include <linux/wait_bit.h>

#include <inox/configfs.h>
#include <inox/usb/request.h>

#define INOX__FUNCTION_ENDPOINTS	15
#define INOX__FUNCTION_ALTS		8

/**
 * INOX_ALT() - one alternate setting in a set of them
 * @n: its number, from 0 on
 */
#define INOX_ALT(n)	((u32)BIT(n))

/* A control request that a function knows. */
struct inox__function_request {
	u8 inox__type;
	u8 inox__request;
	u32 inox__least, inox__most;
	int (*inox__move)(struct inox_function *function,
			  const struct inox_gadget_setup *setup, void *bytes, size_t n);
	int (*inox__wait)(struct inox_function *function,
			  const struct inox_gadget_setup *setup);
};

/**
 * struct inox_function_about - what the host is told of a function's interface
 * @label: a string for users, or NULL
 * @class: USB_CLASS_
 * @subclass: as the class defines it
 * @protocol: the same
 */
struct inox_function_about {
	const char *label;
	u8 class, subclass, protocol;
};

struct inox__function_kind {
	const char *inox__name;
	const struct inox_function_about *inox__about;
	size_t inox__size, inox__options_size;
	const struct config_item_type *inox__type;
	const struct inox__gadget_kind *inox__endpoints;
	size_t inox__endpoint_count;
	const struct inox__function_request *inox__requests;
	size_t inox__request_count;
	void (*inox__defaults)(struct inox_config *options);
	int (*inox__init)(struct inox_function *function,
			  const struct inox_config *options);
	void (*inox__suspend)(struct inox_function *function, bool asleep);
};

/* A directory; the options in it are fixed while they are linked. */
struct inox__function_dir {
	struct usb_function_instance inox__instance;
	const struct inox__function_kind *inox__kind;
	struct inox_config *inox__options;
	unsigned int inox__links;		/* under the lock of the options */
	struct usb_os_desc inox__os;
	char inox__os_ids[16];			/* compatible and subcompatible */
	struct config_group *inox__os_group;
};

/* Of the gadget core's configfs; it is exported but in no header for modules. */
struct config_group *
usb_os_desc_prepare_interf_dir(struct config_group *parent, int count,
			       struct usb_os_desc **descs, char **names,
			       struct module *owner);

static inline struct inox__function_dir *
inox__function_dir(const struct config_item *item)
{
	return container_of(item, struct inox__function_dir,
			    inox__instance.group.cg_item);
}

static inline struct inox_function *inox__function(struct usb_function *raw)
{
	return container_of(raw, struct inox_function, inox__function);
}

static inline struct inox__gadget_ep *
inox__function_ep(struct inox_function *function, size_t i)
{
	return (void *)((char *)function +
			function->inox__kind->inox__endpoints[i].inox__at);
}

#define inox__function_for_each_ep(ep, i, function)			\
	for ((i) = 0; (i) < (function)->inox__kind->inox__endpoint_count && \
	     ((ep) = inox__function_ep((function), (i)), true); (i)++)

static inline struct usb_composite_dev *
inox__function_cdev(const struct inox_function *function)
{
	return function->inox__function.config->cdev;
}

/* Descriptors: one interface for each alternate setting */

static inline unsigned int
inox__function_alts(const struct inox__function_kind *kind)
{
	u32 all = 1;
	size_t i;

	for (i = 0; i < kind->inox__endpoint_count; i++)
		all |= kind->inox__endpoints[i].inox__alts;
	return (unsigned int)fls((int)all);
}

static inline bool inox__function_has(const struct inox__gadget_ep *ep,
				      unsigned int alt)
{
	return ep->inox__raw && ep->inox__kind->inox__alts & BIT(alt);
}

static inline u8 inox__function_count(struct inox_function *function,
				      unsigned int alt)
{
	struct inox__gadget_ep *ep;
	u8 count = 0;
	size_t i;

	inox__function_for_each_ep(ep, i, function)
		count = (u8)(count + inox__function_has(ep, alt));
	return count;
}

static inline void inox__function_describe(struct inox_function *function,
					   u8 interface, u8 label)
{
	const struct inox_function_about *about = function->inox__kind->inox__about;
	unsigned int alt;

	for (alt = 0; alt < inox__function_alts(function->inox__kind); alt++)
		function->inox__interfaces[alt] =
			(struct usb_interface_descriptor){
				.bLength = USB_DT_INTERFACE_SIZE,
				.bDescriptorType = USB_DT_INTERFACE,
				.bInterfaceNumber = interface,
				.bAlternateSetting = (u8)alt,
				.bNumEndpoints = inox__function_count(function, alt),
				.bInterfaceClass = about->class,
				.bInterfaceSubClass = about->subclass,
				.bInterfaceProtocol = about->protocol,
				.iInterface = label,
			};
}

/* Headers of one speed, in the order in which the host gets them. */
struct inox__function_headers {
	struct usb_descriptor_header *inox__list[INOX__FUNCTION_ALTS *
		(1 + 2 * INOX__FUNCTION_ENDPOINTS) + 1];
	size_t inox__count;
};

static inline void inox__function_list(struct inox__function_headers *to,
				       void *header)
{
	to->inox__list[to->inox__count++] = header;
}

static inline void inox__function_list_ep(struct inox__function_headers *to,
					  struct inox__gadget_ep *ep,
					  enum usb_device_speed speed)
{
	if (speed == USB_SPEED_FULL) {
		inox__function_list(to, &ep->inox__full);
	} else if (speed == USB_SPEED_HIGH) {
		inox__function_list(to, &ep->inox__high);
	} else {
		inox__function_list(to, &ep->inox__super);
		inox__function_list(to, &ep->inox__companion);
	}
}

static inline void inox__function_list_all(struct inox__function_headers *to,
					   struct inox_function *function,
					   enum usb_device_speed speed)
{
	struct inox__gadget_ep *ep;
	unsigned int alt;
	size_t i;

	to->inox__count = 0;
	for (alt = 0; alt < inox__function_alts(function->inox__kind); alt++) {
		inox__function_list(to, &function->inox__interfaces[alt]);
		inox__function_for_each_ep(ep, i, function)
			if (inox__function_has(ep, alt))
				inox__function_list_ep(to, ep, speed);
	}
	inox__function_list(to, NULL);
}

/* The gadget core copies them all. */
static inline int inox__function_assign(struct inox_function *function)
{
	struct inox__function_headers *speeds = inox__fail() ? NULL :
		kcalloc(3, sizeof(*speeds), GFP_KERNEL);
	int err;

	if (!speeds)
		return -ENOMEM;
	inox__function_list_all(&speeds[0], function, USB_SPEED_FULL);
	inox__function_list_all(&speeds[1], function, USB_SPEED_HIGH);
	inox__function_list_all(&speeds[2], function, USB_SPEED_SUPER);
	err = inox__fail() ? -ENOMEM :
		usb_assign_descriptors(&function->inox__function,
				       speeds[0].inox__list, speeds[1].inox__list,
				       speeds[2].inox__list, speeds[2].inox__list);
	kfree(speeds);
	return err;
}

/* The gadget core copies all but the letters. */
static inline int inox__function_label(struct inox_function *function)
{
	struct usb_string text[] = {
		{ .s = function->inox__kind->inox__about->label }, { }
	};
	struct usb_gadget_strings english = { .language = 0x0409, .strings = text };
	struct usb_gadget_strings *all[] = { &english, NULL };
	struct usb_string *got;

	if (!text[0].s)
		return 0;
	got = inox__fail() ? ERR_PTR(-ENOMEM) :
		usb_gstrings_attach(inox__function_cdev(function), all, 1);
	return IS_ERR(got) ? (int)PTR_ERR(got) : got[0].id;
}

/* Alternate settings */

static inline void inox__function_stop(struct inox_function *function)
{
	struct inox__gadget_ep *ep;
	size_t i;

	inox__function_for_each_ep(ep, i, function)
		inox__gadget_disable(ep);
}

static inline int inox__function_start(struct inox_function *function, u8 alt)
{
	struct usb_gadget *gadget = inox__function_cdev(function)->gadget;
	struct inox__gadget_ep *ep;
	size_t i;

	inox__function_for_each_ep(ep, i, function)
		if (inox__function_has(ep, alt))
			TRY(inox__gadget_enable(ep, gadget, alt));
	return 0;
}

static inline int inox__function_set_alt(struct usb_function *raw,
					 unsigned int interface, unsigned int alt)
{
	struct inox_function *function = inox__function(raw);
	int err;

	if (alt >= inox__function_alts(function->inox__kind))
		return -EINVAL;
	inox__function_stop(function);
	function->inox__alt = (u8)alt;
	err = inox__function_start(function, (u8)alt);
	if (err)
		inox__function_stop(function);
	return err;
}

static inline int inox__function_get_alt(struct usb_function *raw,
					 unsigned int interface)
{
	return inox__function(raw)->inox__alt;
}

/* The function's own lock, to block end. */
struct inox__function_guard {
	struct inox_function *inox__function;
	unsigned long inox__flags;
};

static inline struct inox__function_guard
inox__function_enter(struct inox_function *function)
{
	struct inox__function_guard guard = { .inox__function = function };

	spin_lock_irqsave(&function->inox__lock, guard.inox__flags);
	return guard;
}

static inline void
inox__function_leave(const struct inox__function_guard *guard)
{
	spin_unlock_irqrestore(&guard->inox__function->inox__lock,
			       guard->inox__flags);
}

#define inox__function_guard(function)					\
	const struct inox__function_guard __UNIQUE_ID(inox_guard)	\
	__maybe_unused __attribute__((__cleanup__(inox__function_leave))) = \
		inox__function_enter(function)

/**
 * inox_function_exclusive() - have what the function's other calls have, to block end
 * @self: the driver's object
 *
 * Context: In a call of a request that waits; atomic to block end.
 */
#define inox_function_exclusive(self)					\
	INOX__HOLD_ATOMIC;						\
	inox__function_guard(&(self)->function)

/* Function suspend: USB 3.2 specification, 9.2.5.4 and 9.4.9 */

static inline void inox__function_sleep(struct inox_function *function,
					bool asleep, bool may_wake)
{
	inox__function_guard(function);
	function->inox__may_wake = may_wake;
	if (asleep == function->inox__asleep)
		return;
	function->inox__asleep = asleep;
	function->inox__kind->inox__suspend(function, asleep);
}

/* The options that the host sets; clearing them is setting none. */
static inline int inox__function_suspend(struct usb_function *raw, u8 options)
{
	bool wakes = raw->config->bmAttributes & USB_CONFIG_ATT_WAKEUP;

	inox__function_sleep(inox__function(raw),
			     options & (USB_INTRF_FUNC_SUSPEND_LP >> 8),
			     wakes && options & (USB_INTRF_FUNC_SUSPEND_RW >> 8));
	return 0;
}

static inline int inox__function_status(struct usb_function *raw)
{
	struct inox_function *function = inox__function(raw);

	if (!(raw->config->bmAttributes & USB_CONFIG_ATT_WAKEUP))
		return 0;
	inox__function_guard(function);
	return USB_INTRF_STAT_FUNC_RW_CAP |
		(function->inox__may_wake ? USB_INTRF_STAT_FUNC_RW : 0);
}

static inline void inox__function_owes_nothing(struct inox_function *function)
{
	inox__function_guard(function);
	function->inox__owes = false;
}

static inline void inox__function_disable(struct usb_function *raw)
{
	struct inox_function *function = inox__function(raw);

	inox__function_stop(function);
	inox__function_owes_nothing(function);
	inox__function_sleep(function, false, false);
}

/* Requests that could not be queued. */
static inline void inox__function_again(struct work_struct *work)
{
	struct inox_function *function =
		container_of(to_delayed_work(work), struct inox_function,
			     inox__later);
	struct inox__gadget_ep *ep;
	size_t i;

	inox__function_for_each_ep(ep, i, function)
		if (ep->inox__raw)
			inox__gadget_send_all(ep);
}

/* Control requests */

static inline const struct inox__function_request *
inox__function_find(const struct inox_function *function,
		    const struct usb_ctrlrequest *ctrl)
{
	const struct inox__function_kind *kind = function->inox__kind;
	u16 length = le16_to_cpu(ctrl->wLength);
	size_t i;

	for (i = 0; i < kind->inox__request_count; i++) {
		const struct inox__function_request *row =
			&kind->inox__requests[i];

		if (row->inox__type == ctrl->bRequestType &&
		    row->inox__request == ctrl->bRequest)
			return length >= row->inox__least &&
				length <= row->inox__most ? row : NULL;
	}
	return NULL;
}

static inline bool inox__function_match(struct usb_function *raw,
					const struct usb_ctrlrequest *ctrl,
					bool config0)
{
	return !config0 && inox__function_find(inox__function(raw), ctrl);
}

static inline struct inox_gadget_setup
inox__function_setup_of(const struct usb_ctrlrequest *ctrl)
{
	return (struct inox_gadget_setup){
		.value = le16_to_cpu(ctrl->wValue),
		.index = le16_to_cpu(ctrl->wIndex),
		.length = le16_to_cpu(ctrl->wLength),
	};
}

/* The driver's answer to, or use of, the data of a control request. */
static inline int inox__function_move(struct inox_function *function,
				      const struct inox__function_request *row,
				      const struct usb_ctrlrequest *ctrl,
				      void *bytes, size_t n)
{
	const struct inox_gadget_setup setup = inox__function_setup_of(ctrl);

	inox__function_guard(function);
	return row->inox__move(function, &setup, bytes, n);
}

/* What came is the driver's if it is no shorter than it must be. */
static inline void inox__function_answered(struct usb_ep *ep,
					   struct usb_request *raw)
{
	struct inox_function *function = raw->context;
	const struct inox__function_request *row = function->inox__asked;
	int err = 0;

	if (!raw->status && row && raw->actual >= row->inox__least)
		err = inox__function_move(function, row, &function->inox__setup,
					  raw->buf, raw->actual);
	if (err < 0)
		dev_dbg(&inox__function_cdev(function)->gadget->dev,
			"data of request 0x%02x refused: %d\n",
			function->inox__setup.bRequest, err);
	WRITE_ONCE(function->inox__answering, false);
	wake_up_var(&function->inox__answering);
}

static inline int inox__function_answer(struct inox_function *function,
					u32 length, bool zero)
{
	struct usb_composite_dev *cdev = inox__function_cdev(function);
	int err;

	cdev->req->length = length;
	cdev->req->zero = zero;
	cdev->req->context = function;
	cdev->req->complete = inox__function_answered;
	WRITE_ONCE(function->inox__answering, true);
	err = inox__fail() ? -ENOMEM :
		usb_ep_queue(cdev->gadget->ep0, cdev->req, GFP_ATOMIC);
	if (err)
		WRITE_ONCE(function->inox__answering, false);
	return err;
}

/* What the request of endpoint 0 would call while nobody has queued it. */
static inline void inox__function_waits(struct usb_ep *ep, struct usb_request *raw)
{
}

static inline bool inox__function_settle(struct inox_function *function)
{
	const struct usb_request *raw = inox__function_cdev(function)->req;
	bool owes;

	inox__function_guard(function);
	owes = function->inox__owes && raw->context == function &&
		raw->complete == inox__function_waits;
	function->inox__owes = false;
	function->inox__busy = false;
	return owes;
}

/* Who returns has answered, unless the host has asked for something else meanwhile. */
static inline void inox__function_wait(struct work_struct *work)
{
	struct inox_function *function =
		container_of(work, struct inox_function, inox__waiting);
	int err = function->inox__waits->inox__wait(function,
						    &function->inox__waits_for);

	if (!inox__function_settle(function))
		return;
	function->inox__asked = NULL;
	if (!err) {
		err = inox__function_answer(function, 0, false);
		if (err == -EBUSY)	/* the host has asked for something else */
			return;
	}
	if (err)
		usb_ep_set_halt(inox__function_cdev(function)->gadget->ep0);
}

static inline int inox__function_postpone(struct inox_function *function,
					  const struct inox__function_request *row,
					  const struct usb_ctrlrequest *ctrl)
{
	struct usb_request *raw = inox__function_cdev(function)->req;

	inox__function_guard(function);
	if (function->inox__busy || inox__fail())
		return -EBUSY;
	function->inox__waits = row;
	function->inox__waits_for = inox__function_setup_of(ctrl);
	function->inox__busy = true;
	function->inox__owes = true;
	raw->context = function;
	raw->complete = inox__function_waits;
	queue_work(system_unbound_wq, &function->inox__waiting);
	return USB_GADGET_DELAYED_STATUS;
}

/* A request of no data, or with an answer, is the driver's at once. */
static inline int inox__function_setup(struct usb_function *raw,
				       const struct usb_ctrlrequest *ctrl)
{
	struct inox_function *function = inox__function(raw);
	const struct inox__function_request *row =
		inox__function_find(function, ctrl);
	u16 length = le16_to_cpu(ctrl->wLength);
	int did;

	if (!row)
		return -EOPNOTSUPP;
	if (row->inox__wait)
		return inox__function_postpone(function, row, ctrl);
	if (length && !(ctrl->bRequestType & USB_DIR_IN)) {
		function->inox__asked = row;
		function->inox__setup = *ctrl;
		return inox__function_answer(function, length, false);
	}
	function->inox__asked = NULL;
	did = inox__function_move(function, row, ctrl,
				  inox__function_cdev(function)->req->buf,
				  length);
	if (did < 0)
		return did;
	return inox__function_answer(function, (u32)did, did < length);
}

/* Binding */

static inline void inox__function_free_requests(struct inox_function *function)
{
	struct inox__gadget_ep *ep;
	size_t i;

	inox__function_for_each_ep(ep, i, function) {
		inox__gadget_requests_free(ep);
		ep->inox__raw = NULL;
	}
}

static inline int inox__function_choose(struct inox_function *function)
{
	struct usb_gadget *gadget = inox__function_cdev(function)->gadget;
	struct inox__gadget_ep *ep;
	size_t i;

	inox__function_for_each_ep(ep, i, function) {
		int err = inox__gadget_choose(ep, gadget);

		if (err) {
			dev_err(&gadget->dev, "%s: no endpoint for %s\n",
				function->inox__kind->inox__name,
				ep->inox__kind->inox__name);
			return err;
		}
		if (ep->inox__raw)
			TRY(inox__gadget_requests_init(ep));
	}
	return 0;
}

static inline int inox__function_build(struct inox_function *function,
				       struct usb_configuration *configuration)
{
	int interface = inox__fail() ? -ENODEV :
		usb_interface_id(configuration, &function->inox__function);
	int label;

	if (interface < 0)
		return interface;
	label = inox__function_label(function);
	if (label < 0)
		return label;
	TRY(inox__function_choose(function));
	function->inox__os_table.if_id = interface;
	function->inox__os_table.os_desc = &function->inox__dir->inox__os;
	inox__function_describe(function, (u8)interface, (u8)label);
	return inox__function_assign(function);
}

/* What a bind that fails has made is not the gadget core's to undo. */
static inline int inox__function_bind(struct usb_configuration *configuration,
				      struct usb_function *raw)
{
	struct inox_function *function = inox__function(raw);
	int err = inox__function_build(function, configuration);

	if (err)
		inox__function_free_requests(function);
	return err;
}

/*
 * 1. The endpoints are disabled: nothing is queued any more.
 * 2. A call that took its time is over, and nobody is owed what it said.
 * 3. What was in flight has landed, and the answer at endpoint 0 has.
 * 4. So nobody starts the work that queues again, and what was started is over.
 */
static inline void inox__function_unbind(struct usb_configuration *configuration,
					 struct usb_function *raw)
{
	struct inox_function *function = inox__function(raw);
	struct usb_composite_dev *cdev = configuration->cdev;
	struct inox__gadget_ep *ep;
	size_t i;

	inox__function_stop(function);
	inox__function_owes_nothing(function);
	cancel_work_sync(&function->inox__waiting);
	function->inox__busy = false;
	if (READ_ONCE(function->inox__answering))
		usb_ep_dequeue(cdev->gadget->ep0, cdev->req);
	inox__function_for_each_ep(ep, i, function)
		wait_event(ep->inox__landed, inox__gadget_has_landed(ep));
	wait_var_event(&function->inox__answering,
		       !READ_ONCE(function->inox__answering));
	cancel_delayed_work_sync(&function->inox__later);
	inox__function_free_requests(function);
	usb_free_all_descriptors(raw);
}

/* Functions: what a link makes */

static inline void inox__function_set_links(struct inox__function_dir *dir,
					    int change)
{
	inox__config_exclusive(dir->inox__options);
	dir->inox__links += (unsigned int)change;
	dir->inox__options->inox__state = dir->inox__links ?
		INOX__CONFIG_ON : INOX__CONFIG_OFF;
}

static inline void inox__function_free(struct inox_function *function)
{
	kfree(function->inox__interfaces);
	kfree(function);
	inox__count_down(inox__live_object);
}

static inline void inox__function_release(struct usb_function *raw)
{
	struct inox_function *function = inox__function(raw);

	inox__function_set_links(function->inox__dir, -1);
	inox__function_free(function);
}

static inline void inox__function_init(struct inox_function *function)
{
	const struct inox__function_kind *kind = function->inox__kind;
	struct usb_function *raw = &function->inox__function;
	struct inox__gadget_ep *ep;
	size_t i;

	spin_lock_init(&function->inox__lock);
	INIT_DELAYED_WORK(&function->inox__later, inox__function_again);
	INIT_WORK(&function->inox__waiting, inox__function_wait);
	inox__function_for_each_ep(ep, i, function) {
		ep->inox__function = function;
		ep->inox__kind = &kind->inox__endpoints[i];
		init_waitqueue_head(&ep->inox__landed);
	}
	raw->name = kind->inox__name;
	raw->strings = NULL;
	raw->bind = inox__function_bind;
	raw->unbind = inox__function_unbind;
	raw->set_alt = inox__function_set_alt;
	raw->get_alt = inox__function_get_alt;
	raw->disable = inox__function_disable;
	raw->func_suspend = inox__function_suspend;
	raw->get_status = inox__function_status;
	raw->os_desc_table = &function->inox__os_table;
	raw->os_desc_n = 1;
	raw->setup = inox__function_setup;
	raw->req_match = inox__function_match;
	raw->free_func = inox__function_release;
}

static inline struct inox_function *
inox__function_alloc(const struct inox__function_kind *kind)
{
	struct inox_function *function = inox__fail() ? NULL :
		kzalloc(kind->inox__size, GFP_KERNEL);

	if (!function)
		return NULL;
	function->inox__kind = kind;
	function->inox__interfaces = inox__fail() ? NULL :
		kcalloc(inox__function_alts(kind),
			sizeof(*function->inox__interfaces), GFP_KERNEL);
	if (!function->inox__interfaces) {
		kfree(function);
		return NULL;
	}
	inox__count_up(inox__live_object);
	inox__function_init(function);
	return function;
}

/* The options do not change while the function is made of them. */
static inline int inox__function_set_up(struct inox_function *function)
{
	inox__config_exclusive(function->inox__dir->inox__options);
	return function->inox__kind->inox__init(function,
						function->inox__dir->inox__options);
}

static inline struct usb_function *
inox__function_make(struct usb_function_instance *instance)
{
	struct inox__function_dir *dir =
		container_of(instance, struct inox__function_dir, inox__instance);
	struct inox_function *function = inox__function_alloc(dir->inox__kind);
	int err;

	if (!function)
		return ERR_PTR(-ENOMEM);
	function->inox__dir = dir;
	err = inox__function_set_up(function);
	if (err) {
		inox__function_free(function);
		return ERR_PTR(err);
	}
	inox__function_set_links(dir, 1);
	return &function->inox__function;
}

/* Directories: what mkdir makes */

static inline void inox__function_dir_free(struct usb_function_instance *instance)
{
	struct inox__function_dir *dir =
		container_of(instance, struct inox__function_dir, inox__instance);

	kfree(dir->inox__os_group);
	kfree(dir->inox__options);
	kfree(dir);
	inox__count_down(inox__live_object);
}

/* os_desc/interface.<function>: what Windows is to take the interface for. */
static inline int inox__function_dir_os(struct inox__function_dir *dir)
{
	char *name = (char *)(unsigned long)dir->inox__kind->inox__name;
	struct usb_os_desc *desc = &dir->inox__os;

	desc->ext_compat_id = dir->inox__os_ids;
	desc->opts_mutex = &dir->inox__options->inox__own.inox__self;
	INIT_LIST_HEAD(&desc->ext_prop);
	dir->inox__os_group = inox__fail() ? ERR_PTR(-ENOMEM) :
		usb_os_desc_prepare_interf_dir(&dir->inox__instance.group, 1,
					       &desc, &name, THIS_MODULE);
	return PTR_ERR_OR_ZERO(dir->inox__os_group);
}

static inline void inox__function_dir_release(struct config_item *item)
{
	usb_put_function_instance(&inox__function_dir(item)->inox__instance);
}

/* One table for all: see configfs.h. */
static struct configfs_item_operations inox__function_dir_ops __maybe_unused = {
	.release = inox__function_dir_release,
};

/* Messages name the directory, whose name is known from here on. */
static inline int inox__function_dir_name(struct usb_function_instance *instance,
					  const char *unused)
{
	struct inox__function_dir *dir =
		container_of(instance, struct inox__function_dir, inox__instance);

	dir->inox__options->inox__group.cg_item.ci_name =
		instance->group.cg_item.ci_name;
	return 0;
}

static inline struct usb_function_instance *
inox__function_dir_make(const struct inox__function_kind *kind)
{
	struct inox__function_dir *dir = inox__fail() ? NULL :
		kzalloc(sizeof(*dir), GFP_KERNEL);

	if (!dir)
		return ERR_PTR(-ENOMEM);
	dir->inox__options = inox__fail() ? NULL :
		kzalloc(kind->inox__options_size, GFP_KERNEL);
	if (!dir->inox__options) {
		kfree(dir);
		return ERR_PTR(-ENOMEM);
	}
	inox__count_up(inox__live_object);
	dir->inox__kind = kind;
	mutex_init(&dir->inox__options->inox__own.inox__self);
	dir->inox__options->inox__tree = &dir->inox__options->inox__own;
	kind->inox__defaults(dir->inox__options);
	dir->inox__instance.set_inst_name = inox__function_dir_name;
	dir->inox__instance.free_func_inst = inox__function_dir_free;
	config_group_init_type_name(&dir->inox__instance.group, "",
				    kind->inox__type);
	if (inox__function_dir_os(dir)) {
		dir->inox__os_group = NULL;
		inox__function_dir_free(&dir->inox__instance);
		return ERR_PTR(-ENOMEM);
	}
	return &dir->inox__instance;
}

/* Rows of a driver's lists */

#define INOX__FUNCTION_IN(tag, member, alternates, call)		\
	static int inox__##tag##_##member##_move(struct inox_function *function, \
						 struct inox_gadget_part part, \
						 void *bytes, size_t n)	\
	{								\
		int (*const fill)(struct tag *self,			\
				  struct inox_gadget_part part,		\
				  struct inox_writer *out,		\
				  struct inox_atomic inox_ctx) = call;	\
		struct inox_writer out = inox__writer_over(bytes, n);	\
		int err = fill((struct tag *)function, part, &out,	\
			       inox_atomic());				\
									\
		return err < 0 ? err : (int)inox_writer_used(&out);	\
	}

#define INOX__FUNCTION_OUT(tag, member, alternates, call)		\
	static int inox__##tag##_##member##_move(struct inox_function *function, \
						 struct inox_gadget_part part, \
						 void *bytes, size_t n)	\
	{								\
		int (*const take)(struct tag *self,			\
				  struct inox_gadget_part part,		\
				  struct inox_reader *in,		\
				  struct inox_atomic inox_ctx) = call;	\
		struct inox_reader in = inox__reader_over(bytes, n);	\
									\
		return take((struct tag *)function, part, &in,		\
			    inox_atomic());				\
	}

#define INOX__FUNCTION_ROW(tag, member, alternates, way, kind) {	\
		.inox__name = #member,					\
		.inox__at = offsetof(struct tag, member),		\
		.inox__type = kind(((struct tag *)NULL)->member),	\
		.inox__in = (way),					\
		.inox__alts = (alternates) +				\
			INOX__PROVED((alternates) > 0 &&		\
				     (alternates) < INOX_ALT(INOX__FUNCTION_ALTS), \
				     "an endpoint is in settings 0 to 7"), \
		.inox__move = inox__##tag##_##member##_move,		\
	},
#define INOX__FUNCTION_ROW_IN(tag, member, alternates, call) \
	INOX__FUNCTION_ROW(tag, member, alternates, true, inox__gadget_in_type)
#define INOX__FUNCTION_ROW_OUT(tag, member, alternates, call) \
	INOX__FUNCTION_ROW(tag, member, alternates, false, inox__gadget_out_type)

#define INOX__FUNCTION_MOVE(tag, request, params, run)			\
	static int inox__##tag##_##request##_request(			\
		struct inox_function *function,				\
		const struct inox_gadget_setup *setup,			\
		void *bytes, size_t n)					\
	{								\
		int (*const typed)params = request;			\
									\
		run							\
	}

#define INOX__FUNCTION_GET(tag, request, type, number, least, most)	\
	INOX__FUNCTION_MOVE(tag, request,				\
		(struct tag *self, const struct inox_gadget_setup *setup,	\
		 struct inox_writer *out, struct inox_atomic inox_ctx),	\
		struct inox_writer out = inox__writer_over(bytes, n);	\
		int err = typed((struct tag *)function, setup, &out,	\
				inox_atomic());				\
		return err < 0 ? err : (int)inox_writer_used(&out);)

#define INOX__FUNCTION_SET(tag, request, type, number, least, most)	\
	INOX__FUNCTION_MOVE(tag, request,				\
		(struct tag *self, const struct inox_gadget_setup *setup,	\
		 struct inox_reader *in, struct inox_atomic inox_ctx),	\
		struct inox_reader in = inox__reader_over(bytes, n);	\
		return typed((struct tag *)function, setup, &in, inox_atomic());)

#define INOX__FUNCTION_REQUEST(tag, request, type, number, fewest, longest) { \
		.inox__type = (type),					\
		.inox__request = (number),				\
		.inox__least = (fewest),				\
		.inox__most = (longest) +				\
			INOX__PROVED((fewest) <= (longest) &&		\
				     (longest) <= USB_COMP_EP0_BUFSIZ,	\
				     "a control request has 0 to 4096 bytes"), \
		.inox__move = inox__##tag##_##request##_request,	\
	},
#define INOX__FUNCTION_WAIT(tag, request, type, number)			\
	static int inox__##tag##_##request##_wait(			\
		struct inox_function *function,				\
		const struct inox_gadget_setup *setup)			\
	{								\
		int (*const typed)(struct tag *self,			\
				   const struct inox_gadget_setup *setup) = request; \
									\
		return min(typed((struct tag *)function, setup), 0);	\
	}
#define INOX__FUNCTION_REQUEST_WAIT(tag, request, type, number) {	\
		.inox__type = USB_DIR_OUT | (type),			\
		.inox__request = (number),				\
		.inox__wait = inox__##tag##_##request##_wait,		\
	},
#define INOX__FUNCTION_REQUEST_GET(tag, request, type, ...) \
	INOX__FUNCTION_REQUEST(tag, request, USB_DIR_IN | (type), __VA_ARGS__)
#define INOX__FUNCTION_REQUEST_SET(tag, request, type, ...) \
	INOX__FUNCTION_REQUEST(tag, request, USB_DIR_OUT | (type), __VA_ARGS__)

/* Where the directory of a function has its options. */
#define INOX__FUNCTION_OPTIONS(options)					\
	static __always_inline struct inox_config *			\
	inox__##options##_of(struct config_item *item)			\
	{								\
		return inox__function_dir(item)->inox__options;		\
	}								\
	static_assert(offsetof(struct options, config) == 0,		\
		      "struct " #options " must begin with its config"); \
	static __always_inline struct options *				\
	inox__##options##_self(struct inox_config *config)		\
	{								\
		return (struct options *)config;			\
	}

#define INOX__FUNCTION_CALLS(tag, options, ...)				\
	static const struct inox__##tag##_calls {			\
		struct inox_function_about about;			\
		void (*defaults)(struct options *options);		\
		int (*init)(struct tag *self, const struct options *options); \
		void (*suspend)(struct tag *self, bool asleep,		\
				struct inox_atomic inox_ctx);		\
	} inox__##tag##_calls = { __VA_ARGS__ };			\
	static void inox__##tag##_suspend(struct inox_function *function, \
					  bool asleep)			\
	{								\
		if (inox__##tag##_calls.suspend)			\
			inox__##tag##_calls.suspend((struct tag *)function, \
						    asleep, inox_atomic()); \
	}								\
	static void inox__##tag##_defaults(struct inox_config *config)	\
	{								\
		if (inox__##tag##_calls.defaults)			\
			inox__##tag##_calls.defaults((struct options *)config); \
	}								\
	static int inox__##tag##_init(struct inox_function *function,	\
				      const struct inox_config *config)	\
	{								\
		return inox__##tag##_calls.init((struct tag *)function,	\
						(const struct options *)config); \
	}

/**
 * inox_function() - a module that is a USB gadget function
 * @tag: the function's struct, which begins with ``struct inox_function function``
 * @called: a literal, its name: ``mkdir functions/<called>.<instance>``
 * @options: struct of the options, which begins with ``struct inox_config config``
 * @attrs: its attributes, as for inox_config_leaf(); those of kind setup are fixed
 *	while the directory is linked
 * @endpoints: macro of (in, out) that calls one of them for each endpoint with
 *	(tag, member, alternates, call): @alternates is a set of INOX_ALT(), @call is
 *	int call(self, part, out, INOX_ATOMIC), which writes the next request to a
 *	struct inox_writer, or takes it from a struct inox_reader; part is a struct
 *	inox_gadget_part.  An errno halts the endpoint
 * @requests: macro of (get, set, wait) that calls one of them for each control request
 *	with (tag, call, type, number, least, most): call is a function as above,
 *	with a pointer to a const struct inox_gadget_setup in the place of part;
 *	@type is the type and recipient.  An errno from a get, and from a set of no
 *	data, refuses it.  That of wait has neither least nor most nor data, and is
 *	int call(self, setup), which may sleep: the host waits for it, and an errno
 *	refuses the request.  It runs beside the other calls, see
 *	inox_function_exclusive()
 * @...: designated: .about, a struct inox_function_about; void .defaults(options);
 *	int .init(self, options), which calls inox_gadget_size() for each endpoint;
 *	optional: void .suspend(self, asleep, INOX_ATOMIC), when the host lets the
 *	function sleep or go on
 */
#define inox_function(tag, called, options, attrs, endpoints, requests, ...) \
	INOX__TRUST							\
	INOX__FUNCTION_OPTIONS(options)					\
	INOX__CONFIG_ATTRS(options, attrs);				\
	endpoints(INOX__FUNCTION_IN, INOX__FUNCTION_OUT)		\
	requests(INOX__FUNCTION_GET, INOX__FUNCTION_SET, INOX__FUNCTION_WAIT) \
	static const struct inox__gadget_kind inox__##tag##_endpoints[] = { \
		endpoints(INOX__FUNCTION_ROW_IN, INOX__FUNCTION_ROW_OUT) \
	};								\
	static_assert(ARRAY_SIZE(inox__##tag##_endpoints) <=		\
		      INOX__FUNCTION_ENDPOINTS, "too many endpoints");	\
	static const struct inox__function_request inox__##tag##_requests[] = { \
		requests(INOX__FUNCTION_REQUEST_GET,			\
			 INOX__FUNCTION_REQUEST_SET,			\
			 INOX__FUNCTION_REQUEST_WAIT)			\
	};								\
	INOX__FUNCTION_CALLS(tag, options, __VA_ARGS__)			\
	static_assert(offsetof(struct tag, function) == 0,		\
		      "struct " #tag " must begin with its function");	\
	static const struct config_item_type inox__##tag##_type = {	\
		.ct_owner = THIS_MODULE,				\
		.ct_item_ops = &inox__function_dir_ops,			\
		.ct_attrs = inox__##options##_files,			\
	};								\
	INOX__FUNCTION_MODULE(tag, called, options);			\
	INOX__END							\
	struct tag

#define INOX__FUNCTION_MODULE(tag, called, options)			\
	static const struct inox__function_kind inox__##tag##_kind = {	\
		.inox__name = "" called,					\
		.inox__about = &inox__##tag##_calls.about,		\
		.inox__size = sizeof(struct tag),			\
		.inox__options_size = sizeof(struct options),		\
		.inox__type = &inox__##tag##_type,			\
		.inox__endpoints = inox__##tag##_endpoints,		\
		.inox__endpoint_count = ARRAY_SIZE(inox__##tag##_endpoints), \
		.inox__requests = inox__##tag##_requests,		\
		.inox__request_count = ARRAY_SIZE(inox__##tag##_requests), \
		.inox__defaults = inox__##tag##_defaults,		\
		.inox__init = inox__##tag##_init,			\
		.inox__suspend = inox__##tag##_suspend,			\
	};								\
	static struct usb_function_instance *inox__##tag##_dir_make(void) \
	{								\
		return inox__function_dir_make(&inox__##tag##_kind);	\
	}								\
	static struct usb_function_driver inox__##tag##_driver = {	\
		.name = "" called,						\
		.mod = THIS_MODULE,					\
		.alloc_inst = inox__##tag##_dir_make,			\
		.alloc_func = inox__function_make,			\
	};								\
	MODULE_ALIAS("usbfunc:" called);					\
	INOX__MODULE_OF(tag, usb_function_register(&inox__##tag##_driver), \
			usb_function_unregister(&inox__##tag##_driver), inox__count_end())

#endif
