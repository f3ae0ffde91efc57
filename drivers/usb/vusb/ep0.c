// SPDX-License-Identifier: GPL-2.0
/*
 * Virtual USB: control transfers, and the requests that a controller answers
 *
 * A gadget driver is asked between two turns, so its answer is there before the
 * next; a transfer that was taken back meanwhile has left the stage, and its
 * answer is not heard.
 *
 * USB 2.0 specification, section 9.4.
 */
#include <inox/configfs.h>
#include <inox/usb/carry.h>

#include <inox/strict.h>

#include "vusb.h"

/* What the controller makes of a request. */
enum vusb_verdict { VUSB_DONE, VUSB_STALL, VUSB_ASK };

static enum vusb_verdict vusb_answer(struct inox_urb *urb, u8 low)
{
	const u8 status[2] = { low, 0 };

	inox_urb_answer(urb, status);
	return VUSB_DONE;
}

/* Index of the endpoint that a request is about. */
static u8 vusb_index(const struct inox_setup *setup)
{
	u8 number = (u8)(setup->index & USB_ENDPOINT_NUMBER_MASK);

	return number && setup->index & USB_DIR_IN ?
		(u8)(number + INOX_UDC_IN) : number;
}

static enum vusb_verdict vusb_get_status(struct vusb_socket *socket,
					 struct inox_urb *urb,
					 const struct inox_setup *setup)
{
	const struct inox_udc *udc = &socket->port->udc;

	switch (setup->type) {
	case USB_DIR_IN | USB_RECIP_DEVICE:
		return vusb_answer(urb, (u8)(inox_udc_selfpowered(udc) |
					     socket->wakeup << USB_DEVICE_REMOTE_WAKEUP |
					     socket->link_features));
	case USB_DIR_IN | USB_RECIP_INTERFACE:
		return vusb_socket_speed(socket) >= USB_SPEED_SUPER ?
			VUSB_ASK : vusb_answer(urb, 0);
	case USB_DIR_IN | USB_RECIP_ENDPOINT:
		if (!inox_udc_packet(udc, vusb_index(setup)))
			return VUSB_STALL;
		return vusb_answer(urb, inox_udc_halted(udc, vusb_index(setup)));
	default:
		return VUSB_ASK;
	}
}

static enum vusb_verdict vusb_device_feature(struct vusb_socket *socket,
					     const struct inox_setup *setup,
					     bool set)
{
	u8 bit;

	switch (setup->value) {
	case USB_DEVICE_REMOTE_WAKEUP:
		socket->wakeup = set;
		return VUSB_DONE;
	case USB_DEVICE_U1_ENABLE:
	case USB_DEVICE_U2_ENABLE:
	case USB_DEVICE_LTM_ENABLE:
		if (vusb_socket_speed(socket) < USB_SPEED_SUPER)
			return VUSB_STALL;
		bit = (u8)(1u << (setup->value - USB_DEVICE_U1_ENABLE + 2));
		socket->link_features = (u8)((socket->link_features & ~bit) |
					     (set ? bit : 0));
		return VUSB_DONE;
	default:
		return VUSB_ASK;
	}
}

/* At super speed it is functions that may wake the host: USB 3.2, 9.4.9. */
static void vusb_note_waker(struct vusb_socket *socket,
			    const struct inox_setup *setup, bool set)
{
	u32 bit = 1u << (setup->index & 31);

	if (setup->value != USB_INTRF_FUNC_SUSPEND ||
	    vusb_socket_speed(socket) < USB_SPEED_SUPER)
		return;
	if (set && setup->index & USB_INTRF_FUNC_SUSPEND_RW)
		socket->wakers |= bit;
	else
		socket->wakers &= ~bit;
}

static enum vusb_verdict vusb_feature(struct vusb_socket *socket,
				      const struct inox_setup *setup, bool set)
{
	struct inox_udc *udc = &socket->port->udc;

	if (setup->type == USB_RECIP_DEVICE)
		return vusb_device_feature(socket, setup, set);
	if (setup->type != USB_RECIP_ENDPOINT)
		return VUSB_ASK;
	if (setup->value != USB_ENDPOINT_HALT ||
	    !inox_udc_packet(udc, vusb_index(setup)))
		return VUSB_STALL;
	if (vusb_index(setup))
		inox_udc_set_halted(udc, vusb_index(setup), set);
	return VUSB_DONE;
}

static enum vusb_verdict vusb_set_address(struct vusb_socket *socket,
					  const struct inox_setup *setup)
{
	if (setup->value > 127)
		return VUSB_STALL;
	socket->address = (u8)setup->value;
	inox_udc_set_state(&socket->port->udc, setup->value ?
			   USB_STATE_ADDRESS : USB_STATE_DEFAULT);
	return VUSB_DONE;
}

static enum vusb_verdict vusb_request(struct vusb_socket *socket,
				      struct inox_urb *urb,
				      const struct inox_setup *setup)
{
	if ((setup->type & USB_TYPE_MASK) != USB_TYPE_STANDARD)
		return VUSB_ASK;
	switch (setup->request) {
	case USB_REQ_SET_ADDRESS:
		return vusb_set_address(socket, setup);
	case USB_REQ_GET_STATUS:
		return vusb_get_status(socket, urb, setup);
	case USB_REQ_SET_FEATURE:
		return vusb_feature(socket, setup, true);
	case USB_REQ_CLEAR_FEATURE:
		return vusb_feature(socket, setup, false);
	default:
		return VUSB_ASK;
	}
}

static bool vusb_control_end(struct vusb_pipe *pipe, struct inox_urb *urb,
			     int status)
{
	vusb_finish(pipe, urb, status);
	return true;
}

static bool vusb_control_begin(struct vusb_pipe *pipe, struct inox_urb *urb)
{
	struct vusb_socket *socket = pipe->socket;
	struct inox_udc *udc = &socket->port->udc;
	struct inox_setup setup = inox_urb_setup(urb);

	socket->port->setups++;
	inox_udc_flush(udc, 0, -EPROTO);
	inox_udc_set_halted(udc, 0, false);
	switch (vusb_request(socket, urb, &setup)) {
	case VUSB_DONE:
		return vusb_control_end(pipe, urb, 0);
	case VUSB_STALL:
		return vusb_control_end(pipe, urb, -EPIPE);
	case VUSB_ASK:
		break;
	}
	socket->stage = VUSB_ASKED;
	inox_usb_post_setup(udc, urb);
	return false;
}

/* What a request that the gadget driver has said yes to is to the controller. */
static void vusb_granted(struct vusb_socket *socket,
			 const struct inox_setup *setup)
{
	bool set = setup->request == USB_REQ_SET_FEATURE;

	if (setup->type == USB_RECIP_INTERFACE &&
	    (set || setup->request == USB_REQ_CLEAR_FEATURE))
		vusb_note_waker(socket, setup, set);
	if (setup->type == USB_RECIP_DEVICE &&
	    setup->request == USB_REQ_SET_CONFIGURATION)
		socket->wakers = 0;
}

/* Without data, a request of any length is the gadget driver's yes. */
static bool vusb_control_data(struct vusb_pipe *pipe, struct inox_urb *urb)
{
	struct inox_udc *udc = &pipe->socket->port->udc;
	struct inox_setup setup = inox_urb_setup(urb);
	struct inox_udc_request request;

	if (inox_udc_halted(udc, 0)) {
		inox_udc_set_halted(udc, 0, false);
		return vusb_control_end(pipe, urb, -EPIPE);
	}
	if (setup.length)
		return vusb_move(pipe, urb, setup.type & USB_DIR_IN, U32_MAX);
	if (!inox_udc_first(udc, 0, &request))
		return false;
	inox_udc_request_done(&request, 0);
	vusb_granted(pipe->socket, &setup);
	return vusb_control_end(pipe, urb, 0);
}

/* Says whether there may be more to do at once. */
bool vusb_control_step(struct vusb_pipe *pipe, struct inox_urb *urb)
{
	switch (pipe->socket->stage) {
	case VUSB_IDLE:
		return vusb_control_begin(pipe, urb);
	case VUSB_ASKED:
		return false;
	case VUSB_DATA:
		return vusb_control_data(pipe, urb);
	case VUSB_REFUSED:
		return vusb_control_end(pipe, urb, -EPIPE);
	}
	return false;
}
