// SPDX-License-Identifier: GPL-2.0
/*
 * Slots behind a lock; memory asked for outside a spinlock and inside.
 * also: sparse analyzer lent
 */
#include <inox/locked.h>
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

struct port {
	inox_spin_locked(struct frame_slot) ready;
};

int right_put(struct port *port);
int right_inside(struct port *port);

static void put(struct frame_slot __inox_lent *slot, struct frame_own frame)
{
	frame_slot_put(slot, frame);
}

int right_put(struct port *port)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));
	INOX_SPIN_LOCK(ready, &port->ready);

	put(ready, frame_move(frame));
	return 0;
}

int right_inside(struct port *port)
{
	INOX_SPIN_LOCK(ready, &port->ready);

	put(ready, TRY(inox_new(frame)));
	return 0;
}
