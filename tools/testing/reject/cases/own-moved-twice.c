// SPDX-License-Identifier: GPL-2.0
/*
 * A thing is moved away once.
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

int send(struct frame_own frame);
int wrong(void);

int wrong(void)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));

	TRY(send(frame_move(frame)));
	return send(frame_move(frame));
}
