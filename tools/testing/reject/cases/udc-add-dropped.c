// SPDX-License-Identifier: GPL-2.0
/*
 * A device side that may not be there is not used.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/usb/carry.h>

#include <inox/strict.h>

struct port {
	struct inox_udc udc;
};

static void port_connect(struct port *port)
{
}

static int port_wakeup(struct port *port)
{
	return -EOPNOTSUPP;
}

static void port_answer(struct port *port, int err)
{
}

inox_udc(port, udc,
	.connect = port_connect,
	.wakeup = port_wakeup,
	.answer = port_answer);

void wrong(struct port *port, struct inox_usb_engine *engine);

void wrong(struct port *port, struct inox_usb_engine *engine)
{
	port_udc_add(port, engine, "wrong", USB_SPEED_HIGH);
}
