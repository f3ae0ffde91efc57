// SPDX-License-Identifier: GPL-2.0
/*
 * A raw pointer is not taken out without a reason.
 * refused: 'frame_disown' is deprecated: raw kernel API, use it in inox_unsafe
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

struct frame *wrong(struct frame_own frame);

struct frame *wrong(struct frame_own frame)
{
	return frame_disown(frame);
}
