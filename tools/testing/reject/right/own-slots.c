// SPDX-License-Identifier: GPL-2.0
/*
 * Slots that swap what they own, and an owner that fills an empty one.
 * also: lent sparse analyzer
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

struct port {
	struct frame_slot ready, spare;
};

int right_swap(struct port *port);
int right_fill(struct port *port);
void right_end(struct port *port);

int right_swap(struct port *port)
{
	INOX_OWN(frame, ready, TRY(frame_slot_take(&port->ready)));
	INOX_OWN(frame, spare, TRY(frame_slot_take(&port->spare)));

	frame_slot_put(&port->ready, frame_move(spare));
	frame_slot_put(&port->spare, frame_move(ready));
	return 0;
}

int right_fill(struct port *port)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));

	frame_lent(frame)->len = TRY(frame_slot_lent(&port->ready))->len;
	frame_slot_put(&port->spare, frame_move(frame));
	return 0;
}

void right_end(struct port *port)
{
	frame_slot_drop(&port->ready);
	frame_slot_drop(&port->spare);
}
