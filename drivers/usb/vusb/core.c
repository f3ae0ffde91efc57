// SPDX-License-Identifier: GPL-2.0
/*
 * Virtual USB: buses and device controllers in configfs
 *
 *   mkdir /sys/kernel/config/vusb/<bus>		a host controller
 *   mkdir /sys/kernel/config/vusb/<bus>/<port>	a device controller at it
 *
 * A device controller that is live is there for gadgets, under the name that its
 * file "udc" tells; what a gadget is bound to is plugged into a bus that is live.
 */
#include <inox/configfs.h>
#include <inox/usb/carry.h>

#include <inox/strict.h>

#include "vusb.h"

/* Speeds, by the names that the UDC class has for them. */
static const struct vusb_speed {
	const char *name;
	enum usb_device_speed speed;
} vusb_speeds[] = {
	{ "low-speed", USB_SPEED_LOW },
	{ "full-speed", USB_SPEED_FULL },
	{ "high-speed", USB_SPEED_HIGH },
	{ "super-speed", USB_SPEED_SUPER },
};

#define VUSB_DEFAULT_SPEED	"super-speed"

/* Ports: device controllers */

#define VUSB_PORT_ATTRS(attr)						\
	attr(vusb_port, live, switch)					\
	attr(vusb_port, port, setup_int, 0, VUSB_SOCKETS)		\
	attr(vusb_port, speed, setup_str, 1)				\
	attr(vusb_port, udc, name)					\
	attr(vusb_port, fault_stall, set_int, -1, S32_MAX)		\
	attr(vusb_port, fault_error, set_int, -1, S32_MAX)		\
	attr(vusb_port, fault_short, set_int, -1, S32_MAX)		\
	attr(vusb_port, transfers, ro_int)				\
	attr(vusb_port, setups, ro_int)					\
	attr(vusb_port, stalls, ro_int)					\
	attr(vusb_port, errors, ro_int)					\
	attr(vusb_port, bytes_in, ro_int)				\
	attr(vusb_port, bytes_out, ro_int)				\
	attr(vusb_port, packets, ro_int)				\
	attr(vusb_port, missed, ro_int)					\
	attr(vusb_port, slips, ro_int)

static const char *vusb_port_udc(struct vusb_port *port)
{
	return port->udc_name;
}

static int vusb_port_set_fault_stall(struct vusb_port *port, s32 n)
{
	inox_usb_exclusive(&port->bus->engine);
	port->fault_stall = n;
	return 0;
}

static int vusb_port_set_fault_error(struct vusb_port *port, s32 n)
{
	inox_usb_exclusive(&port->bus->engine);
	port->fault_error = n;
	return 0;
}

static int vusb_port_set_fault_short(struct vusb_port *port, s32 n)
{
	inox_usb_exclusive(&port->bus->engine);
	port->fault_short = n;
	return 0;
}

static void vusb_port_connect(struct vusb_port *port)
{
	if (port->socket)
		vusb_socket_update(port->socket);
}

static int vusb_port_wakeup(struct vusb_port *port)
{
	return port->socket ? vusb_socket_wakeup(port->socket) : -ENOTCONN;
}

/* Only who still waits for an answer hears it. */
static void vusb_port_answer(struct vusb_port *port, int err)
{
	if (port->socket && port->socket->stage == VUSB_ASKED)
		port->socket->stage = err ? VUSB_REFUSED : VUSB_DATA;
}

inox_udc(vusb_port, udc,
	.connect = vusb_port_connect,
	.wakeup = vusb_port_wakeup,
	.answer = vusb_port_answer);

static enum usb_device_speed vusb_port_max_speed(const struct vusb_port *port)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(vusb_speeds); i++)
		if (!strcmp(port->speed, vusb_speeds[i].name))
			return vusb_speeds[i].speed;
	return USB_SPEED_UNKNOWN;
}

/* The socket it asks for, or the first that is free. */
static struct vusb_socket *vusb_port_find(const struct vusb_port *port)
{
	struct vusb_socket *sockets = port->bus->sockets;
	unsigned int i;

	if (port->port)
		return sockets[port->port - 1].port ? NULL : &sockets[port->port - 1];
	for (i = 0; i < VUSB_SOCKETS; i++)
		if (!sockets[i].port)
			return &sockets[i];
	return NULL;
}

static void vusb_port_plug(struct vusb_port *port, struct vusb_socket *socket)
{
	inox_config_exclusive(port);
	inox_usb_exclusive(&port->bus->engine);
	socket->port = port;
	port->socket = socket;
}

/* The host is told first, as nothing of the device is left then. */
static void vusb_port_unplug(struct vusb_port *port)
{
	struct vusb_socket *socket = port->socket;

	inox_config_exclusive(port);
	inox_usb_exclusive(&port->bus->engine);
	if (!socket)
		return;
	port->socket = NULL;
	socket->port = NULL;
	vusb_socket_update(socket);
}

static int vusb_port_on(struct vusb_port *port)
{
	struct vusb_socket *socket = vusb_port_find(port);
	enum usb_device_speed speed = vusb_port_max_speed(port);

	if (speed == USB_SPEED_UNKNOWN) {
		inox_config_warn(port, "speed: there is no such speed\n");
		return -EINVAL;
	}
	if (!socket) {
		inox_config_warn(port, "port: taken\n");
		return -EBUSY;
	}
	vusb_port_plug(port, socket);
	return vusb_port_udc_add(port, &port->bus->engine, port->udc_name, speed);
}

/*
 * 1. The gadget is unbound, which the host sees as a disconnect.
 * 2. So nothing is at the socket any more, and it is free.
 */
static int vusb_port_switch(struct vusb_port *port, bool on)
{
	if (on)
		return vusb_port_on(port);
	inox_udc_del(&port->udc);
	vusb_port_unplug(port);
	return 0;
}

static void vusb_port_set_default_speed(struct vusb_port *port)
{
	static const char speed[] = VUSB_DEFAULT_SPEED;
	size_t i;

	static_assert(sizeof(speed) <= sizeof(port->speed));
	for (i = 0; i < sizeof(speed); i++)
		port->speed[i] = speed[i];
}

static int vusb_port_init(struct vusb_port *port, struct vusb_bus *bus)
{
	if (strchr(inox_config_name(port), '.')) {
		inox_config_warn(port, "a dot is not for the name of a port\n");
		return -EINVAL;
	}
	port->bus = bus;
	vusb_port_set_default_speed(port);
	return inox_config_path_to(port, port->udc_name, "vusb-udc.");
}

inox_config_leaf(vusb_port, vusb_bus, VUSB_PORT_ATTRS,
	.init = vusb_port_init,
	.switch_to = vusb_port_switch);

/* Buses: host controllers */

#define VUSB_BUS_ATTRS(attr)						\
	attr(vusb_bus, live, switch)					\
	attr(vusb_bus, paced, setup_flag)				\
	attr(vusb_bus, bus_num, ro_int)					\
	attr(vusb_bus, super_bus_num, ro_int)

inox_usb_engine(vusb_bus, engine, vusb_bus_turn);

static struct inox_pipe *vusb_bus_pipe(struct vusb_bus *bus,
				       const struct inox_hcd_pipe_id *id)
{
	u8 index = id->number && id->in ? (u8)(id->number + INOX_UDC_IN) :
		id->number;

	if (!id->port || id->port > VUSB_SOCKETS || index >= INOX_UDC_ENDPOINTS)
		return NULL;
	return &bus->sockets[id->port - 1].sides[id->super].pipes[index].host;
}

/* The gadget driver's answer to what was taken back is not heard. */
static void vusb_bus_forget(struct vusb_bus *bus, struct inox_pipe *pipe)
{
	unsigned int i;

	for (i = 0; i < VUSB_SOCKETS; i++) {
		struct vusb_socket *socket = &bus->sockets[i];

		if (pipe != &socket->sides[false].pipes[0].host &&
		    pipe != &socket->sides[true].pipes[0].host)
			continue;
		socket->stage = VUSB_IDLE;
		if (socket->port)
			inox_udc_cancel_setup(&socket->port->udc);
	}
}

inox_hcd(vusb_bus, hcd, engine, "inox virtual USB host controller",
	.pipe = vusb_bus_pipe,
	.forget = vusb_bus_forget,
	.hub = vusb_bus_hub,
	.changed = vusb_bus_changed);

static void vusb_bus_set_nums(struct vusb_bus *bus, int num, int super_num)
{
	inox_config_exclusive(bus);
	bus->bus_num = num;
	bus->super_bus_num = super_num;
}

static void vusb_bus_unpower(struct vusb_bus *bus)
{
	unsigned int i;

	inox_usb_exclusive(&bus->engine);
	for (i = 0; i < VUSB_SOCKETS; i++)
		vusb_socket_unpower(&bus->sockets[i]);
}

static int vusb_bus_on(struct vusb_bus *bus)
{
	TRY(vusb_bus_hcd_add(bus, bus->hcd_name));
	vusb_bus_set_nums(bus, inox_hcd_number(&bus->hcd, false),
			  inox_hcd_number(&bus->hcd, true));
	return 0;
}

static int vusb_bus_switch(struct vusb_bus *bus, bool on)
{
	if (on)
		return vusb_bus_on(bus);
	inox_hcd_del(&bus->hcd);
	vusb_bus_unpower(bus);
	vusb_bus_set_nums(bus, -1, -1);
	return 0;
}

static void vusb_socket_init(struct vusb_bus *bus, struct vusb_socket *socket)
{
	unsigned int side, i;

	socket->bus = bus;
	for (side = 0; side < ARRAY_SIZE(socket->sides); side++)
		for (i = 0; i < INOX_UDC_ENDPOINTS; i++) {
			struct vusb_pipe *pipe = &socket->sides[side].pipes[i];

			pipe->socket = socket;
			pipe->super = side;
			pipe->index = (u8)i;
		}
}

static int vusb_bus_init(struct vusb_bus *bus)
{
	unsigned int i;

	for (i = 0; i < VUSB_SOCKETS; i++)
		vusb_socket_init(bus, &bus->sockets[i]);
	vusb_bus_engine_init(bus);
	bus->bus_num = -1;
	bus->super_bus_num = -1;
	return inox_config_path_to(bus, bus->hcd_name, "vusb-hcd.");
}

static void vusb_bus_release(struct vusb_bus *bus)
{
	inox_usb_engine_stop(&bus->engine);
}

inox_config_node(vusb_bus, VUSB_BUS_ATTRS, vusb_port,
	.init = vusb_bus_init,
	.release = vusb_bus_release,
	.switch_to = vusb_bus_switch);

static void vusb_prepare(void)
{
}

inox_config_module("vusb", vusb_bus, vusb_prepare);

MODULE_DESCRIPTION("Virtual USB buses: host and device controllers");
MODULE_LICENSE("GPL");
