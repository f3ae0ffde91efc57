// SPDX-License-Identifier: GPL-2.0
/*
 * A thing of one kind is not ended as one of another.
 * refused: incompatible type for argument 1 of 'pooled_owner'
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

static void frame_recycle(struct frame *frame)
{
	frame->len = 0;
}

INOX_OWNED(pooled, struct frame, frame_recycle);

int wrong(void);

int wrong(void)
{
	INOX_OWN(pooled, frame, TRY(inox_new(frame)));

	return pooled_lent(frame)->bytes[0];
}
