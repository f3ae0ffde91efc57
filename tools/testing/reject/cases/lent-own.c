// SPDX-License-Identifier: GPL-2.0
/*
 * What an owner lends is not stored.
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

struct frame *wrong(struct frame_own token);

struct frame *wrong(struct frame_own token)
{
	INOX_OWN(frame, frame, token);

	return frame_lent(frame);
}
