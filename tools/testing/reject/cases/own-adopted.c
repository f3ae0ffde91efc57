// SPDX-License-Identifier: GPL-2.0
/*
 * A raw pointer is adopted with a reason.
 * refused: 'frame_adopt' is deprecated: raw kernel API, use it in inox_unsafe
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int send(struct frame_own frame);
int wrong(struct frame *frame);

int wrong(struct frame *frame)
{
	return send(TRY(frame_adopt(frame)));
}
