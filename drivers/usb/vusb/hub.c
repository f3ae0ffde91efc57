// SPDX-License-Identifier: GPL-2.0
/*
 * Virtual USB: the root hubs
 *
 * A socket has a port of the same number on both root hubs.  A device that is
 * plugged in shows up on that of its speed, once the host has given the port
 * power.  A reset takes no time here: the host waits for it anyway.
 *
 * USB 2.0 specification, section 11.24; USB 3.2 specification, section 10.16.
 */
#include <linux/usb/ch11.h>

#include <inox/configfs.h>
#include <inox/usb/carry.h>

#include <inox/strict.h>

#include "vusb.h"

#define HUB2_CHARACTERISTICS	(HUB_CHAR_INDV_PORT_LPSM | HUB_CHAR_NO_OCPM)
#define HUB3_BOS_SIZE		15

#define LINK(state)		((u16)((state) << 5))
#define LINK_U0			0
#define LINK_U3			3
#define LINK_DISABLED		4
#define LINK_DETECT		5

static u16 power_bit(bool super)
{
	return super ? USB_SS_PORT_STAT_POWER : USB_PORT_STAT_POWER;
}

static bool vusb_attached(const struct vusb_socket *socket)
{
	return socket->port && inox_udc_there(&socket->port->udc);
}

/* Of a device that is plugged in. */
enum usb_device_speed vusb_socket_speed(const struct vusb_socket *socket)
{
	return inox_udc_limit(&socket->port->udc);
}

static u16 vusb_link(const struct vusb_side *side)
{
	return (side->status & USB_PORT_STAT_LINK_STATE) >> 5;
}

static void vusb_set_link(struct vusb_side *side, u16 state)
{
	side->status = (u16)((side->status & ~USB_PORT_STAT_LINK_STATE) |
			     LINK(state));
}

bool vusb_side_sleeps(const struct vusb_socket *socket, bool super)
{
	const struct vusb_side *side = &socket->sides[super];

	return super ? vusb_link(side) == LINK_U3 :
		side->status & USB_PORT_STAT_SUSPEND;
}

/* Is there an enabled device? */
bool vusb_side_answers(const struct vusb_socket *socket, bool super)
{
	return vusb_attached(socket) &&
	       socket->sides[super].status & USB_PORT_STAT_ENABLE;
}

static void vusb_tell(struct vusb_socket *socket)
{
	inox_hcd_hub_changed(&socket->bus->hcd);
}

/* Coming and going */

static void vusb_device_gone(struct vusb_socket *socket)
{
	socket->address = 0;
	socket->wakeup = false;
	socket->wakers = 0;
	socket->stage = VUSB_IDLE;
	if (socket->port)
		inox_udc_disconnected(&socket->port->udc);
}

/* A link of USB 3 trains by itself; a port of USB 2 waits for a reset. */
static void vusb_connect(struct vusb_side *side, bool super)
{
	side->status |= USB_PORT_STAT_CONNECTION;
	if (!super)
		return;
	side->status |= USB_PORT_STAT_ENABLE;
	vusb_set_link(side, LINK_U0);
}

static void vusb_disconnect(struct vusb_socket *socket, bool super)
{
	struct vusb_side *side = &socket->sides[super];

	side->status &= power_bit(super);
	if (super)
		vusb_set_link(side, LINK_DETECT);
	vusb_device_gone(socket);
}

static bool vusb_should_connect(const struct vusb_socket *socket, bool super)
{
	const struct vusb_side *side = &socket->sides[super];

	return vusb_attached(socket) && side->status & power_bit(super) &&
	       super == (vusb_socket_speed(socket) >= USB_SPEED_SUPER) &&
	       !(super && vusb_link(side) == LINK_DISABLED);
}

static void vusb_side_update(struct vusb_socket *socket, bool super)
{
	struct vusb_side *side = &socket->sides[super];
	bool want = vusb_should_connect(socket, super);

	if (want == !!(side->status & USB_PORT_STAT_CONNECTION))
		return;
	if (want)
		vusb_connect(side, super);
	else
		vusb_disconnect(socket, super);
	side->change |= USB_PORT_STAT_C_CONNECTION;
	vusb_tell(socket);
}

/* Whatever has changed that decides who sees what. */
void vusb_socket_update(struct vusb_socket *socket)
{
	vusb_side_update(socket, false);
	vusb_side_update(socket, true);
}

/* Suspend and resume */

static void vusb_suspend(struct vusb_socket *socket, bool super)
{
	struct vusb_side *side = &socket->sides[super];

	if (!vusb_side_answers(socket, super) || vusb_side_sleeps(socket, super))
		return;
	if (super)
		vusb_set_link(side, LINK_U3);
	else
		side->status |= USB_PORT_STAT_SUSPEND;
	socket->awake = inox_udc_state(&socket->port->udc);
	inox_udc_suspended(&socket->port->udc, true);
	inox_udc_set_state(&socket->port->udc, USB_STATE_SUSPENDED);
}

static void vusb_resume(struct vusb_socket *socket, bool super)
{
	struct vusb_side *side = &socket->sides[super];

	if (!vusb_side_sleeps(socket, super))
		return;
	if (super) {
		vusb_set_link(side, LINK_U0);
		side->change |= USB_PORT_STAT_C_LINK_STATE;
	} else {
		side->status &= (u16)~USB_PORT_STAT_SUSPEND;
		side->change |= USB_PORT_STAT_C_SUSPEND;
	}
	if (socket->port) {
		inox_udc_suspended(&socket->port->udc, false);
		inox_udc_set_state(&socket->port->udc, socket->awake);
	}
	vusb_tell(socket);
	inox_usb_turn(&socket->bus->engine);
}

int vusb_socket_wakeup(struct vusb_socket *socket)
{
	bool super = vusb_side_answers(socket, true);

	if (!vusb_side_answers(socket, super))
		return -ENOTCONN;
	if (!socket->wakeup && !socket->wakers)
		return -EINVAL;
	vusb_resume(socket, super);
	return 0;
}

/* What the host asks of a port */

static u16 vusb_speed_bits(const struct vusb_socket *socket)
{
	switch ((unsigned int)vusb_socket_speed(socket)) {
	case USB_SPEED_LOW:
		return USB_PORT_STAT_LOW_SPEED;
	case USB_SPEED_HIGH:
		return USB_PORT_STAT_HIGH_SPEED;
	default:
		return 0;
	}
}

static void vusb_reset(struct vusb_socket *socket, bool super)
{
	struct vusb_side *side = &socket->sides[super];

	side->change |= USB_PORT_STAT_C_RESET;
	vusb_tell(socket);
	if (!(side->status & USB_PORT_STAT_CONNECTION))
		return;
	side->status &= (u16)~(USB_PORT_STAT_SUSPEND);
	side->status |= USB_PORT_STAT_ENABLE;
	if (super)
		vusb_set_link(side, LINK_U0);
	else
		side->status |= vusb_speed_bits(socket);
	socket->address = 0;
	socket->wakeup = false;
	socket->wakers = 0;
	socket->link_features = 0;
	socket->stage = VUSB_IDLE;
	inox_udc_reset(&socket->port->udc, vusb_socket_speed(socket));
}

static void vusb_power(struct vusb_socket *socket, bool super, bool on)
{
	struct vusb_side *side = &socket->sides[super];

	if (on)
		side->status |= power_bit(super);
	else
		side->status &= (u16)~power_bit(super);
	vusb_socket_update(socket);
}

/* The root hubs go, and what they knew with them. */
void vusb_socket_unpower(struct vusb_socket *socket)
{
	vusb_power(socket, false, false);
	vusb_power(socket, true, false);
	socket->sides[false].status = 0;
	socket->sides[true].status = 0;
	socket->sides[false].change = 0;
	socket->sides[true].change = 0;
}

static void vusb_disable(struct vusb_socket *socket, bool super)
{
	socket->sides[super].status &=
		(u16)~(USB_PORT_STAT_ENABLE | USB_PORT_STAT_SUSPEND);
	inox_usb_turn(&socket->bus->engine);
}

static int vusb_link_request(struct vusb_socket *socket, u8 state)
{
	switch (state) {
	case LINK_U0:
		vusb_resume(socket, true);
		return 0;
	case LINK_U3:
		vusb_suspend(socket, true);
		return 0;
	case LINK_DISABLED:
		vusb_disable(socket, true);
		vusb_set_link(&socket->sides[true], LINK_DISABLED);
		vusb_socket_update(socket);
		vusb_set_link(&socket->sides[true], LINK_DISABLED);
		return 0;
	case LINK_DETECT:
		vusb_set_link(&socket->sides[true], LINK_DETECT);
		vusb_socket_update(socket);
		return 0;
	default:
		return -EPIPE;
	}
}

static int vusb_port_set(struct vusb_socket *socket,
			 const struct inox_hub_request *request)
{
	switch (request->value) {
	case USB_PORT_FEAT_POWER:
		vusb_power(socket, request->super, true);
		return 0;
	case USB_PORT_FEAT_RESET:
		vusb_reset(socket, request->super);
		return 0;
	case USB_PORT_FEAT_SUSPEND:
		if (request->super)
			return -EPIPE;
		vusb_suspend(socket, false);
		return 0;
	case USB_PORT_FEAT_BH_PORT_RESET:
		if (!request->super)
			return -EPIPE;
		vusb_reset(socket, true);
		socket->sides[true].change |= USB_PORT_STAT_C_BH_RESET;
		return 0;
	case USB_PORT_FEAT_LINK_STATE:
		return request->super ?
			vusb_link_request(socket, request->selector) : -EPIPE;
	case USB_PORT_FEAT_U1_TIMEOUT:
	case USB_PORT_FEAT_U2_TIMEOUT:
	case USB_PORT_FEAT_REMOTE_WAKE_MASK:
	case USB_PORT_FEAT_FORCE_LINKPM_ACCEPT:
		return request->super ? 0 : -EPIPE;
	default:
		return -EPIPE;
	}
}

/* The bit of a port's change that a C_ feature is. */
static u16 vusb_change_bit(u16 feature)
{
	switch (feature) {
	case USB_PORT_FEAT_C_CONNECTION:
	case USB_PORT_FEAT_C_ENABLE:
	case USB_PORT_FEAT_C_SUSPEND:
	case USB_PORT_FEAT_C_OVER_CURRENT:
	case USB_PORT_FEAT_C_RESET:
		return (u16)(1u << (feature - USB_PORT_FEAT_C_CONNECTION));
	case USB_PORT_FEAT_C_BH_PORT_RESET:
		return USB_PORT_STAT_C_BH_RESET;
	case USB_PORT_FEAT_C_PORT_LINK_STATE:
		return USB_PORT_STAT_C_LINK_STATE;
	case USB_PORT_FEAT_C_PORT_CONFIG_ERROR:
		return USB_PORT_STAT_C_CONFIG_ERROR;
	default:
		return 0;
	}
}

static int vusb_port_clear(struct vusb_socket *socket,
			   const struct inox_hub_request *request)
{
	u16 bit = vusb_change_bit(request->value);

	socket->sides[request->super].change &= (u16)~bit;
	if (bit)
		return 0;
	switch (request->value) {
	case USB_PORT_FEAT_POWER:
		vusb_power(socket, request->super, false);
		return 0;
	case USB_PORT_FEAT_ENABLE:
		vusb_disable(socket, request->super);
		return 0;
	case USB_PORT_FEAT_SUSPEND:
		if (request->super)
			return -EPIPE;
		vusb_resume(socket, false);
		return 0;
	default:
		return -EPIPE;
	}
}

/* Descriptors */

static int vusb_hub2_descriptor(struct inox_writer *answer)
{
	TRY(inox_write_u8(answer, USB_DT_HUB_NONVAR_SIZE + 4));
	TRY(inox_write_u8(answer, USB_DT_HUB));
	TRY(inox_write_u8(answer, VUSB_SOCKETS));
	TRY(inox_write_le16(answer, HUB2_CHARACTERISTICS));
	TRY(inox_write_u8(answer, 0));		/* time until power is good */
	TRY(inox_write_u8(answer, 0));		/* current */
	TRY(inox_write_le16(answer, 0));	/* removable, all of them */
	return inox_write_le16(answer, 0xffff);
}

static int vusb_hub3_descriptor(struct inox_writer *answer)
{
	TRY(inox_write_u8(answer, USB_DT_SS_HUB_SIZE));
	TRY(inox_write_u8(answer, USB_DT_SS_HUB));
	TRY(inox_write_u8(answer, VUSB_SOCKETS));
	TRY(inox_write_le16(answer, HUB2_CHARACTERISTICS));
	TRY(inox_write_u8(answer, 0));		/* time until power is good */
	TRY(inox_write_u8(answer, 0));		/* current */
	TRY(inox_write_u8(answer, 4));		/* latency, in 0.1 us */
	TRY(inox_write_le16(answer, 0));	/* delay */
	return inox_write_le16(answer, 0);	/* removable, all of them */
}

static int vusb_hub3_bos(struct inox_writer *answer)
{
	TRY(inox_write_u8(answer, USB_DT_BOS_SIZE));
	TRY(inox_write_u8(answer, USB_DT_BOS));
	TRY(inox_write_le16(answer, HUB3_BOS_SIZE));
	TRY(inox_write_u8(answer, 1));
	TRY(inox_write_u8(answer, USB_DT_USB_SS_CAP_SIZE));
	TRY(inox_write_u8(answer, USB_DT_DEVICE_CAPABILITY));
	TRY(inox_write_u8(answer, USB_SS_CAP_TYPE));
	TRY(inox_write_u8(answer, 0));		/* attributes */
	TRY(inox_write_le16(answer, USB_5GBPS_OPERATION));
	TRY(inox_write_u8(answer, 3));		/* lowest that does all: 5 Gb/s */
	TRY(inox_write_u8(answer, 0));		/* U1 exit latency */
	return inox_write_le16(answer, 0);	/* U2 exit latency */
}

static int vusb_descriptor(const struct inox_hub_request *request,
			   struct inox_writer *answer)
{
	u8 type = (u8)(request->value >> 8);

	if (request->type == GetHubDescriptor)
		return request->super ? vusb_hub3_descriptor(answer) :
			vusb_hub2_descriptor(answer);
	return request->super && type == USB_DT_BOS ?
		vusb_hub3_bos(answer) : -EPIPE;
}

static int vusb_hub_request(const struct inox_hub_request *request,
			    struct inox_writer *answer)
{
	switch (request->type) {
	case GetHubDescriptor:
	case DeviceRequest | USB_REQ_GET_DESCRIPTOR:
		return vusb_descriptor(request, answer);
	case GetHubStatus:
		return inox_write_le32(answer, 0);
	case SetHubDepth:
		return request->super ? 0 : -EPIPE;
	case ClearHubFeature:
		return 0;
	default:
		return -EPIPE;
	}
}

static int vusb_port_status(const struct vusb_side *side,
			    struct inox_writer *answer)
{
	TRY(inox_write_le16(answer, side->status));
	return inox_write_le16(answer, side->change);
}

int vusb_bus_hub(struct vusb_bus *bus, const struct inox_hub_request *request,
		 struct inox_writer *answer)
{
	struct vusb_socket *socket;

	if (request->type != GetPortStatus && request->type != SetPortFeature &&
	    request->type != ClearPortFeature &&
	    request->type != GetPortErrorCount)
		return vusb_hub_request(request, answer);
	if (!request->port || request->port > VUSB_SOCKETS)
		return -EPIPE;
	socket = &bus->sockets[request->port - 1];
	switch (request->type) {
	case GetPortStatus:
		return vusb_port_status(&socket->sides[request->super], answer);
	case SetPortFeature:
		return vusb_port_set(socket, request);
	case ClearPortFeature:
		return vusb_port_clear(socket, request);
	default:
		return request->super ? inox_write_le32(answer, 0) : -EPIPE;
	}
}

u16 vusb_bus_changed(struct vusb_bus *bus, bool super)
{
	u16 changed = 0;
	unsigned int i;

	for (i = 0; i < VUSB_SOCKETS; i++)
		if (bus->sockets[i].sides[super].change)
			changed |= (u16)(1u << (i + 1));
	return changed;
}
