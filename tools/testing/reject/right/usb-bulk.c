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

static unsigned int timeout = 1000;
module_param(timeout, uint, 0644);
MODULE_PARM_DESC(timeout, "of a transfer, in ms");

static int bulk_send(struct bulk *bulk, struct buffer *buffer)
{
	int sent = 0;
	int err;

	err = inox_unsafe("buffer is the caller's and stays for the call",
			  usb_bulk_msg(bulk->udev,
				       usb_sndbulkpipe(bulk->udev, bulk->out),
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

static int bulk_probe(struct usb_interface *intf, const struct usb_device_id *id)
{
	struct usb_endpoint_descriptor *in, *out;
	struct bulk *bulk;

	BUILD_BUG_ON(sizeof(struct buffer) > PAGE_SIZE);
	if (usb_find_common_endpoints(intf->cur_altsetting, &in, &out, NULL, NULL))
		return -ENODEV;
	bulk = inox_unsafe("freed in disconnect", kzalloc(sizeof(*bulk), GFP_KERNEL));
	if (!bulk)
		return -ENOMEM;
	bulk->udev = interface_to_usbdev(intf);
	bulk->in = in->bEndpointAddress;
	bulk->out = out->bEndpointAddress;
	INIT_LIST_HEAD(&bulk->done);
	init_waitqueue_head(&bulk->wait);
	usb_set_intfdata(intf, bulk);
	return bulk_all(bulk);
}

static void bulk_disconnect(struct usb_interface *intf)
{
	struct bulk *bulk = usb_get_intfdata(intf);

	WARN_ON(!list_empty(&bulk->done));
	inox_unsafe_do("the driver core has unbound the device", kfree(bulk));
}

static const struct usb_device_id ids[] = {
	{ USB_DEVICE(0x0525, 0xa4a0) },
	{ }
};
MODULE_DEVICE_TABLE(usb, ids);

static struct usb_driver bulk_driver = {
	.name = "bulk",
	.probe = bulk_probe,
	.disconnect = bulk_disconnect,
	.id_table = ids,
};
module_usb_driver(bulk_driver);

MODULE_DESCRIPTION("bulk loop");
MODULE_LICENSE("GPL");
