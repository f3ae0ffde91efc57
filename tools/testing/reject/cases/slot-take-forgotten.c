// SPDX-License-Identifier: GPL-2.0
/*
 * What comes out of a slot goes somewhere.
 * refused: ignoring return value of type 'struct inox_frame_own'
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

void wrong(struct port *port);

void wrong(struct port *port)
{
	frame_slot_take(&port->ready);
}
