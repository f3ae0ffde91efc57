// SPDX-License-Identifier: GPL-2.0
/*
 * An owner is passed itself, not the thing, to a function out of sight:
 * whether it has the thing cannot be proved any more.
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

int fill(struct frame_owner *frame);
int alarm(void);

int alarm(void)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));

	TRY(fill(frame));
	return frame_lent(frame)->bytes[0];
}
