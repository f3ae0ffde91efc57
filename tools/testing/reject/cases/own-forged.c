// SPDX-License-Identifier: GPL-2.0
/*
 * A token is not made out of a pointer.
 * refused: positional initialization of field
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
	return send((struct frame_own){ frame });
}
