// SPDX-License-Identifier: GPL-2.0
/*
 * There may be no memory.
 * refused: incompatible type for argument 1 of 'frame_owner'
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int wrong(void);

int wrong(void)
{
	INOX_OWN(frame, frame, inox_new(frame));

	return frame_lent(frame)->bytes[0];
}
