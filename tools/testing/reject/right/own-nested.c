// SPDX-License-Identifier: GPL-2.0
/*
 * An owner in a block of its own, two at a time, crossed moves.
 * also: lent sparse analyzer
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int join(struct frame_own a, struct frame_own b);
int right(void);

int right(void)
{
	INOX_OWN(frame, a, TRY(inox_new(frame)));

	{
		INOX_OWN(frame, b, TRY(inox_new(frame)));

		frame_lent(b)->len = frame_lent(a)->len;
		if (!frame_lent(b)->len)
			return join(frame_move(b), frame_move(a));
	}
	return frame_lent(a)->bytes[0];
}
