// SPDX-License-Identifier: GPL-2.0
/*
 * A raw bulk loop whose raw calls are all in inox_unsafe(): no false alarm.
 */
#include <linux/jiffies.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/usb.h>
#include <linux/wait.h>

#include <inox/unsafe.h>

#include <inox/strict.h>

struct bulk {
	struct usb_device *udev;
	struct list_head done;
	wait_queue_head_t wait;
	unsigned int pending;
	u8 in, out;
};

struct buffer {
	struct list_head node;
	int len;
	u8 data[64];
};

/* What usb_sndbulkpipe() makes, which no inox_unsafe() lets through. */
static unsigned int out_pipe(const struct bulk *bulk)
{
	return PIPE_BULK << 30 | bulk->out << 15 | bulk->udev->devnum << 8;
}

static unsigned int timeout = 1000;
module_param(timeout, uint, 0644);
MODULE_PARM_DESC(timeout, "of a transfer, in ms");

static int bulk_send(struct bulk *bulk, struct buffer *buffer)
{
	int sent = 0;
	int err;

	err = inox_unsafe("buffer is the caller's and stays for the call",
			  usb_bulk_msg(bulk->udev,
				       out_pipe(bulk),
				       buffer->data, min_t(int, buffer->len, 64),
				       &sent, (int)READ_ONCE(timeout)));
	if (err)
		dev_err_ratelimited(&bulk->udev->dev, "sent %d: %d\n", sent, err);
	return err;
}

static int bulk_all(struct bulk *bulk)
{
	struct buffer *buffer, *next;
	unsigned long end = jiffies + msecs_to_jiffies(500);
	int err;

	list_for_each_entry(buffer, &bulk->done, node) {
		err = bulk_send(bulk, buffer);
		if (err)
			return err;
	}
	list_for_each_entry_safe(buffer, next, &bulk->done, node) {
		list_del_init(&buffer->node);
		inox_unsafe_do("buffer left the list above, so it is ours", kfree(buffer));
	}
	if (time_after(jiffies, end))
		pr_warn_once("slow\n");
	return wait_event_interruptible(bulk->wait, !READ_ONCE(bulk->pending));
}

struct bulk *bulk_open(struct usb_interface *intf);
int bulk_close(struct bulk *bulk);

struct bulk *bulk_open(struct usb_interface *intf)
{
	struct usb_endpoint_descriptor *in, *out;
	struct bulk *bulk;

	BUILD_BUG_ON(sizeof(struct buffer) > PAGE_SIZE);
	if (inox_unsafe("both are there if it succeeds",
			usb_find_common_endpoints(intf->cur_altsetting, &in, &out,
						  NULL, NULL)))
		return NULL;
	bulk = inox_unsafe("freed in bulk_close()", kzalloc(sizeof(*bulk), GFP_KERNEL));
	if (!bulk)
		return NULL;
	bulk->udev = interface_to_usbdev(intf);
	bulk->in = in->bEndpointAddress;
	bulk->out = out->bEndpointAddress;
	INIT_LIST_HEAD(&bulk->done);
	init_waitqueue_head(&bulk->wait);
	return bulk;
}

int bulk_close(struct bulk *bulk)
{
	int err = bulk_all(bulk);

	WARN_ON(!list_empty(&bulk->done));
	inox_unsafe_do("the caller gives it up", kfree(bulk));
	return err;
}

MODULE_DESCRIPTION("bulk loop");
MODULE_LICENSE("GPL");
