// SPDX-License-Identifier: GPL-2.0
/*
 * What a slot lends is not stored.
 * refused: non-enclosed address space|disjoint
 * by: lent
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

int wrong(struct port *port, struct frame **to);

int wrong(struct port *port, struct frame **to)
{
	*to = TRY(frame_slot_lent(&port->ready));
	return 0;
}
