// SPDX-License-Identifier: GPL-2.0
/*
 * Virtual USB: transfers
 *
 * A transfer of the host and a request of the device meet at an endpoint, and
 * bytes go from the one that has them to the other, as many at once as either
 * side has: in whole packets, of which the last may be short.  A short packet
 * ends the receiver's; a sender may want an empty one after a full one.
 *
 * Isochronous packets have their time.  When the machine was busy, the bus is
 * late with it: what is a little late is made up for, what is later moves the
 * whole stream, and is counted.
 */
#include <linux/math64.h>

#include <inox/configfs.h>
#include <inox/usb/carry.h>

#include <inox/strict.h>

#include "vusb.h"

#define VUSB_SILENCE	8	/* microframes until the host gives up */
#define VUSB_LATE	16	/* microframes that are made up for */
#define VUSB_PIECES	64	/* at a pipe in a turn */
#define VUSB_TURN_BYTES	65536u	/* of all pipes: interrupts are off meanwhile */

/* Bytes in a frame below 480 Mb/s, in a microframe above. */
#define VUSB_LOW_BYTES		24
#define VUSB_FULL_BYTES		1216
#define VUSB_HIGH_BYTES		6656
#define VUSB_SUPER_BYTES	61440

static struct vusb_port *vusb_port_of(const struct vusb_pipe *pipe)
{
	return pipe->socket->port;
}

static bool vusb_is_in(const struct vusb_pipe *pipe)
{
	return pipe->index >= INOX_UDC_IN;
}

/* Does a fault strike now?  It has so many strokes left, or (-1) no end of them. */
static bool vusb_fault(s32 *left)
{
	if (!*left)
		return false;
	if (*left > 0)
		--*left;
	return true;
}

void vusb_finish(struct vusb_pipe *pipe, struct inox_urb *urb, int status)
{
	struct vusb_port *port = vusb_port_of(pipe);

	port->transfers++;
	port->stalls += status == -EPIPE;
	port->errors += status && status != -EPIPE && status != -EREMOTEIO;
	if (!pipe->index)
		pipe->socket->stage = VUSB_IDLE;
	inox_urb_done(urb, status);
}

/* Bandwidth, of a bus that is paced */

static u32 vusb_bytes(enum usb_device_speed speed)
{
	if (speed >= USB_SPEED_SUPER)
		return VUSB_SUPER_BYTES;
	if (speed == USB_SPEED_HIGH)
		return VUSB_HIGH_BYTES;
	return speed == USB_SPEED_LOW ? VUSB_LOW_BYTES : VUSB_FULL_BYTES;
}

static bool vusb_has_microframes(const struct vusb_socket *socket)
{
	return vusb_socket_speed(socket) >= USB_SPEED_HIGH;
}

static u32 vusb_turn_budget(struct vusb_bus *bus, u32 packet)
{
	if (bus->left >= packet)
		return bus->left;
	inox_usb_turn(&bus->engine);
	return 0;
}

/* Bytes that may go now; 0 if it is the next (micro)frame's turn. */
static u32 vusb_budget(struct vusb_socket *socket, u32 packet)
{
	u64 now = inox_usb_uframe();
	u64 unit = vusb_has_microframes(socket) ? now : now >> 3;

	if (!socket->bus->paced)
		return vusb_turn_budget(socket->bus, packet);
	if (unit != socket->budget_of) {
		socket->budget_of = unit;
		socket->budget = vusb_bytes(vusb_socket_speed(socket));
	}
	if (socket->budget >= packet)
		return socket->budget;
	inox_usb_turn_at(&socket->bus->engine, vusb_has_microframes(socket) ?
			 now + 1 : (unit + 1) << 3);
	return 0;
}

static void vusb_spend(struct vusb_socket *socket, u32 bytes, u32 packet)
{
	u32 *left = socket->bus->paced ? &socket->budget : &socket->bus->left;

	*left -= min(*left, max(bytes, packet));
}

/* One piece of a transfer */

struct vusb_piece {
	u32 packet;
	u32 bytes;
	bool ends;	/* the sender has no more */
	bool babbles;	/* the next packet is longer than the room for it */
};

static struct vusb_piece vusb_plan(u32 has, u32 room, u32 packet, u32 budget)
{
	struct vusb_piece piece = { .packet = packet, .bytes = min(has, room) };

	piece.ends = has <= room;
	if (!piece.ends)
		piece.bytes -= piece.bytes % packet;
	piece.babbles = !piece.ends && !piece.bytes;
	if (piece.babbles)
		piece.bytes = room;
	if (piece.bytes > budget) {
		piece.bytes = budget - budget % packet;
		piece.ends = false;
	}
	return piece;
}

static void vusb_count(struct vusb_port *port, u32 bytes, bool in)
{
	if (in)
		port->bytes_in += bytes;
	else
		port->bytes_out += bytes;
}

/* The piece has been carried: who is finished with what he has? */
static void vusb_settle(struct vusb_pipe *pipe, struct inox_urb *urb,
			struct inox_udc_request *request,
			const struct vusb_piece *piece, bool in)
{
	bool is_short = piece->ends &&
			(!piece->bytes || piece->bytes % piece->packet);
	bool zero = in ? inox_udc_request_wants_zero(request) :
		inox_urb_wants_zero(urb);
	bool sent = piece->ends && (is_short || !zero);
	u32 room = in ? inox_urb_left(urb) : inox_udc_request_left(request);
	bool received = is_short || !room;

	if (in ? sent : received)
		inox_udc_request_done(request, 0);
	if (in ? received : sent)
		vusb_finish(pipe, urb, 0);
}

/* Both ends hear of it. */
static void vusb_babble(struct vusb_pipe *pipe, struct inox_urb *urb,
			struct inox_udc_request *request, bool in)
{
	inox_udc_request_done(request, in ? 0 : -EOVERFLOW);
	vusb_finish(pipe, urb, in ? -EOVERFLOW : -EPROTO);
}

/* @most bytes.  Says whether anything could be moved; then @urb may be finished. */
bool vusb_move(struct vusb_pipe *pipe, struct inox_urb *urb, bool in, u32 most)
{
	struct vusb_port *port = vusb_port_of(pipe);
	struct inox_udc_request request;
	struct vusb_piece piece;
	u32 packet = inox_urb_packet(urb);
	u32 budget;

	if (!inox_usb_meet(urb, &port->udc, pipe->index, &request))
		return false;
	budget = min(most, vusb_budget(pipe->socket, packet));
	if (!budget)
		return false;
	piece = in ? vusb_plan(inox_udc_request_left(&request),
			       inox_urb_left(urb), packet, budget) :
		vusb_plan(inox_urb_left(urb),
			  inox_udc_request_left(&request), packet, budget);
	vusb_spend(pipe->socket, piece.bytes, packet);
	vusb_count(port, inox_usb_carry(urb, &request, piece.bytes, in), in);
	if (piece.babbles)
		vusb_babble(pipe, urb, &request, in);
	else
		vusb_settle(pipe, urb, &request, &piece, in);
	return true;
}

/* A transfer that a fault takes: what it asked for has not happened. */
static bool vusb_spoil(struct vusb_pipe *pipe, struct inox_urb *urb)
{
	struct vusb_port *port = vusb_port_of(pipe);
	int status = 0;

	if (inox_urb_used(urb))
		return false;
	if (vusb_fault(&port->fault_stall))
		status = -EPIPE;
	else if (vusb_fault(&port->fault_error))
		status = -EPROTO;
	else if (!vusb_is_in(pipe) || !vusb_fault(&port->fault_short))
		return false;
	vusb_finish(pipe, urb, status);
	return true;
}

static bool vusb_bulk_step(struct vusb_pipe *pipe, struct inox_urb *urb, u32 most)
{
	if (inox_udc_halted(&vusb_port_of(pipe)->udc, pipe->index)) {
		vusb_finish(pipe, urb, -EPIPE);
		return true;
	}
	return vusb_spoil(pipe, urb) ||
	       vusb_move(pipe, urb, vusb_is_in(pipe), most);
}

/* Periodic endpoints of a paced bus have their turn once in an interval. */

/* That of another setting, or of another device, is none. */
static bool vusb_has_turn(const struct vusb_pipe *pipe, u64 now, u32 interval)
{
	return pipe->next <= now + interval;
}

static bool vusb_int_step(struct vusb_pipe *pipe, struct inox_urb *urb)
{
	struct vusb_bus *bus = pipe->socket->bus;
	u32 interval = inox_urb_interval(urb);
	u64 now = inox_usb_uframe();

	if (!bus->paced)
		return vusb_bulk_step(pipe, urb, U32_MAX);
	if (!vusb_has_turn(pipe, now, interval))
		pipe->next = now;
	if (now < pipe->next) {
		inox_usb_turn_at(&bus->engine, pipe->next);
		return false;
	}
	if (!vusb_bulk_step(pipe, urb,
			    inox_urb_packet(urb) * inox_urb_burst(urb)))
		return false;
	pipe->next = max(pipe->next, now - interval) + interval;
	return true;
}

/* Isochronous */

/* The slot of the next packet; where there was a pause, the next that comes. */
static u64 vusb_iso_slot(struct vusb_pipe *pipe, struct inox_urb *urb, u64 now)
{
	u32 interval = inox_urb_interval(urb);

	if (vusb_has_turn(pipe, now, interval) &&
	    now <= pipe->next + VUSB_LATE + interval)
		return pipe->next;
	if (inox_urb_step(urb) && vusb_port_of(pipe))
		vusb_port_of(pipe)->slips++;
	pipe->next = (div_u64(now, interval) + 1) * interval;
	return pipe->next;
}

static bool vusb_answers(const struct vusb_pipe *pipe,
			 const struct inox_urb *urb)
{
	return vusb_side_answers(pipe->socket, pipe->super) &&
	       inox_urb_address(urb) == pipe->socket->address &&
	       inox_udc_packet(&vusb_port_of(pipe)->udc, pipe->index);
}

/* Nobody takes it, or has one: of that a host hears only when it waits for one. */
static void vusb_iso_none(struct vusb_pipe *pipe, struct inox_urb *urb,
			  u32 packet, int status)
{
	if (vusb_is_in(pipe))
		inox_urb_miss(urb, packet, status);
	else
		inox_urb_sent(urb, packet);
}

static void vusb_iso_packet(struct vusb_pipe *pipe, struct inox_urb *urb,
			    u32 packet)
{
	struct vusb_port *port = vusb_port_of(pipe);
	struct inox_udc_request request;
	bool in = vusb_is_in(pipe);
	int n;

	if (!vusb_answers(pipe, urb)) {
		vusb_iso_none(pipe, urb, packet, -EPROTO);
		return;
	}
	if (!inox_udc_first(&port->udc, pipe->index, &request)) {
		port->missed++;
		vusb_iso_none(pipe, urb, packet, -EXDEV);
		return;
	}
	n = inox_usb_carry_packet(urb, packet, &request, in);
	if (n < 0 && (in || n != -EOVERFLOW))
		inox_urb_miss(urb, packet, n);
	else
		vusb_count(port, inox_udc_request_used(&request), in);
	port->packets++;
	inox_udc_request_done(&request, n == -EOVERFLOW && !in ? n : 0);
}

static bool vusb_iso_step(struct vusb_pipe *pipe, struct inox_urb *urb)
{
	struct vusb_bus *bus = pipe->socket->bus;
	u32 packet = inox_urb_step(urb);
	u64 now = inox_usb_uframe();

	if (now < vusb_iso_slot(pipe, urb, now)) {
		inox_usb_turn_at(&bus->engine, pipe->next);
		return false;
	}
	if (!packet)
		inox_urb_set_start(urb, pipe->next);
	vusb_iso_packet(pipe, urb, packet);
	pipe->next += inox_urb_interval(urb);
	inox_urb_set_step(urb, packet + 1);
	if (packet + 1 >= inox_urb_packets(urb))
		inox_urb_done(urb, 0);
	inox_usb_turn(&bus->engine);
	return false;
}

/* All pipes */

/* Nobody answers: the host tries for a while. */
static bool vusb_silent(struct vusb_pipe *pipe, struct inox_urb *urb)
{
	u64 now = inox_usb_uframe();

	if (!pipe->lost)
		pipe->lost = now + VUSB_SILENCE;
	if (now < pipe->lost) {
		inox_usb_turn_at(&pipe->socket->bus->engine, pipe->lost);
		return false;
	}
	pipe->lost = 0;
	if (!pipe->index)
		pipe->socket->stage = VUSB_IDLE;
	inox_urb_done(urb, -EPROTO);
	return true;
}

static bool vusb_step(struct vusb_pipe *pipe, struct inox_urb *urb)
{
	if (vusb_side_sleeps(pipe->socket, pipe->super))
		return false;
	if (inox_urb_is_iso(urb))
		return vusb_iso_step(pipe, urb);
	if (!vusb_answers(pipe, urb))
		return vusb_silent(pipe, urb);
	pipe->lost = 0;
	if (!pipe->index)
		return vusb_control_step(pipe, urb);
	return inox_urb_is_int(urb) ? vusb_int_step(pipe, urb) :
		vusb_bulk_step(pipe, urb, U32_MAX);
}

static void vusb_pipe_run(struct vusb_bus *bus, struct vusb_pipe *pipe)
{
	unsigned int pieces = VUSB_PIECES;
	struct inox_urb urb;

	while (inox_urb_first(&bus->hcd, &pipe->host, &urb)) {
		if (!vusb_step(pipe, &urb))
			return;
		if (!--pieces) {
			inox_usb_turn(&bus->engine);
			return;
		}
	}
}

void vusb_bus_turn(struct vusb_bus *bus)
{
	struct vusb_pipe *pipe, *next;

	bus->left = VUSB_TURN_BYTES;
	inox_hcd_rotate(&bus->hcd);
	inox_hcd_for_each(pipe, next, &bus->hcd, host)
		vusb_pipe_run(bus, pipe);
}
