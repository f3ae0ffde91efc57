// SPDX-License-Identifier: GPL-2.0
/*
 * A slot is given the thing, not its owner.
 * refused: incompatible type for argument 2 of 'frame_slot_put'
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

int wrong(struct port *port);

int wrong(struct port *port)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));

	frame_slot_put(&port->ready, frame);
	return 0;
}
