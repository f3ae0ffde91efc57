// SPDX-License-Identifier: GPL-2.0
/*
 * A slot may be empty.
 * refused: invalid type argument of '->'
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

u8 wrong(const struct port *port);

u8 wrong(const struct port *port)
{
	return frame_slot_lent(&port->ready)->bytes[0];
}
