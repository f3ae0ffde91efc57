// SPDX-License-Identifier: GPL-2.0
/*
 * A slot is not read but through the layer.
 * refused: poisoned .inox__thing.
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

struct port {
	struct frame_slot ready;
};

struct frame *wrong(const struct port *port);

struct frame *wrong(const struct port *port)
{
	return port->ready.inox__thing;
}
