/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: usb/carry.h
 *
 * Bytes between the host's transfers and the device's requests.  Each side
 * knows how far it is, so what is carried is named by a count alone, and no
 * driver sees a pointer.
 */
#ifndef INOX_USB_CARRY_H
#define INOX_USB_CARRY_H

#include <linux/minmax.h>
#include <linux/scatterlist.h>
#include <linux/string.h>

#include <inox/usb/hcd.h>
#include <inox/usb/udc.h>

static inline void inox__usb_to_device(const struct urb *urb, u32 at,
				       struct usb_request *request, u32 n)
{
	u8 *to = (u8 *)request->buf + request->actual;

	if (urb->num_sgs)
		sg_pcopy_to_buffer(urb->sg, (unsigned int)urb->num_sgs, to, n, at);
	else
		memcpy(to, (u8 *)urb->transfer_buffer + at, n);
	request->actual += n;
}

static inline void inox__usb_to_host(const struct urb *urb, u32 at,
				     struct usb_request *request, u32 n)
{
	const u8 *from = (u8 *)request->buf + request->actual;

	if (urb->num_sgs)
		sg_pcopy_from_buffer(urb->sg, (unsigned int)urb->num_sgs, from,
				     n, at);
	else
		memcpy((u8 *)urb->transfer_buffer + at, from, n);
	request->actual += n;
}

static inline void inox__usb_carry(const struct urb *urb, u32 at,
				   struct usb_request *request, u32 n, bool in)
{
	if (!n)
		return;
	if (in)
		inox__usb_to_host(urb, at, request, n);
	else
		inox__usb_to_device(urb, at, request, n);
}

static inline struct urb *inox__urb_of_stream(const struct inox_urb *urb,
					      u32 stream)
{
	struct urb *raw;

	list_for_each_entry(raw, &urb->inox__pipe->inox__ep->urb_list, urb_list)
		if (raw->stream_id == stream)
			return raw;
	return NULL;
}

/**
 * inox_usb_meet() - the next of the host's transfers that has a request
 * @urb: the first transfer of a pipe; set to the one that was found
 * @udc: the device side
 * @index: of the endpoint
 * @request: set to the request
 *
 * A transfer meets requests of its stream only, and without streams any.  It is
 * the device that chooses the stream: the oldest of its requests that can go on.
 *
 * Context: With the engine.
 * Return: False if there is none.
 */
static inline bool inox_usb_meet(struct inox_urb *urb, struct inox_udc *udc,
				 u8 index, struct inox_udc_request *request)
{
	struct inox__udc_endpoint *endpoint =
		&udc->inox__endpoints[index % INOX_UDC_ENDPOINTS];
	struct inox__udc_request *raw;
	struct urb *found;

	list_for_each_entry(raw, &endpoint->inox__queue, inox__node) {
		found = inox__urb_of_stream(urb, raw->inox__stream);
		if (!found)
			continue;
		urb->inox__urb = found;
		request->inox__request = raw;
		return true;
	}
	return false;
}

/**
 * inox_usb_carry() - bytes from the one that has them to the other
 * @urb: a transfer that is not isochronous
 * @request: the request
 * @n: how many bytes; no more than are left in either are carried
 * @in: to the host?
 *
 * Context: With the engine.
 * Return: How many were carried.
 */
static inline u32 inox_usb_carry(struct inox_urb *urb,
				 struct inox_udc_request *request, u32 n, bool in)
{
	struct urb *raw = urb->inox__urb;

	n = min3(n, inox_urb_left(urb), inox_udc_request_left(request));
	inox__usb_carry(raw, raw->actual_length,
			&request->inox__request->inox__request, n, in);
	raw->actual_length += n;
	return n;
}

/* A packet lies within the buffer, whatever its driver says. */
static inline bool inox__usb_packet_fits(const struct urb *urb, u32 packet)
{
	const struct usb_iso_packet_descriptor *iso =
		&urb->iso_frame_desc[packet];

	return iso->offset <= urb->transfer_buffer_length &&
	       iso->length <= urb->transfer_buffer_length - iso->offset;
}

/**
 * inox_usb_carry_packet() - a packet of an isochronous transfer
 * @urb: the transfer
 * @packet: which, from 0 on
 * @request: the request, of which it is all
 * @in: to the host?
 *
 * Context: With the engine.
 * Return: How many bytes were carried; -EOVERFLOW if the other end has no room
 * for all, then as many as there is room for were; -EINVAL for no such packet.
 */
static inline int inox_usb_carry_packet(struct inox_urb *urb, u32 packet,
					struct inox_udc_request *request, bool in)
{
	struct urb *raw = urb->inox__urb;
	struct usb_iso_packet_descriptor *iso;
	u32 has, room, n;

	if (packet >= inox_urb_packets(urb) || !inox__usb_packet_fits(raw, packet))
		return -EINVAL;
	iso = &raw->iso_frame_desc[packet];
	has = in ? inox_udc_request_left(request) : iso->length;
	room = in ? iso->length : inox_udc_request_left(request);
	n = min(has, room);
	inox__usb_carry(raw, iso->offset, &request->inox__request->inox__request,
			n, in);
	iso->actual_length = n;
	iso->status = 0;	/* the core has set it to -EXDEV */
	request->inox__request->inox__request.frame_number =
		(unsigned int)(inox_usb_uframe() >> 3) & 0x7ff;
	raw->actual_length += n;
	return has > room ? -EOVERFLOW : (int)n;
}

/**
 * inox_usb_post_setup() - ask the gadget driver what a control transfer asks
 * @udc: the device side; its .answer will be called
 * @urb: the transfer
 *
 * Context: With the engine.
 */
static inline void inox_usb_post_setup(struct inox_udc *udc,
				       const struct inox_urb *urb)
{
	udc->inox__setup =
		*(const struct usb_ctrlrequest *)urb->inox__urb->setup_packet;
	inox__udc_post(udc, INOX__UDC_SETUP);
}

static inline void inox__urb_answer(struct inox_urb *urb, const void *bytes,
				    size_t n)
{
	struct urb *raw = urb->inox__urb;

	n = min_t(size_t, n, raw->transfer_buffer_length);
	if (n && raw->transfer_buffer)
		memcpy(raw->transfer_buffer, bytes, n);
	raw->actual_length = (u32)n;
}

/**
 * inox_urb_answer() - what the controller itself says to a control transfer
 * @urb: a control transfer to the host
 * @array: an array of bytes; what the host does not ask for is cut off
 *
 * Context: With the engine.
 */
#define inox_urb_answer(urb, array) \
	inox__urb_answer(urb, (array), inox__bytes_of(array))

#endif
