// SPDX-License-Identifier: GPL-2.0
/*
 * A token through functions that are not inlined.
 * also: lent sparse analyzer
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int right(void);

static noinline struct inox_frame_own pass(struct frame_own token, u32 len)
{
	INOX_OWN(frame, frame, token);

	if (len > 60)
		return inox_frame_own_err(-EMSGSIZE);
	frame_lent(frame)->len = len;
	return inox_frame_own_ok(frame_move(frame));
}

int right(void)
{
	INOX_OWN(frame, first, TRY(inox_new(frame)));
	INOX_OWN(frame, frame, TRY(pass(frame_move(first), 3)));

	return frame_lent(frame)->bytes[0];
}
