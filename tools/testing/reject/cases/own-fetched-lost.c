// SPDX-License-Identifier: GPL-2.0
/*
 * What was taken out of a slot is still a thing.
 * refused: leak of
 * by: analyzer
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int wrong(struct frame_slot *slot);

int wrong(struct frame_slot *slot)
{
	TRY(frame_slot_take(slot));
	return 0;
}
