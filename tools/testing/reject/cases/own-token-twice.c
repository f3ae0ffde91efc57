// SPDX-License-Identifier: GPL-2.0
/*
 * A token has one owner.
 * refused: double-
 * by: analyzer
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int wrong(struct frame_own token);

int wrong(struct frame_own token)
{
	INOX_OWN(frame, a, token);
	INOX_OWN(frame, b, token);

	return frame_lent(a)->bytes[0] + frame_lent(b)->bytes[0];
}
