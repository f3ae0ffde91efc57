// SPDX-License-Identifier: GPL-2.0
/*
 * A function that owns is given the thing, not its owner.
 * refused: incompatible type for argument 1 of 'send'
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

	return send(frame);
}
