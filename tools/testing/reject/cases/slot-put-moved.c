// SPDX-License-Identifier: GPL-2.0
/*
 * A thing is put into one slot.
 * refused: an owner is used that has, or may have, given its thing away
 * by: optimizer
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

int wrong(struct port *a, struct port *b);

int wrong(struct port *a, struct port *b)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));

	frame_slot_put(&a->ready, frame_move(frame));
	frame_slot_put(&b->ready, frame_move(frame));
	return 0;
}
