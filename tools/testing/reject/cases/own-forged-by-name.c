// SPDX-License-Identifier: GPL-2.0
/*
 * Nor with the name of what is in it.
 * refused: poisoned .inox__thing.
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
	return send((struct frame_own){ .inox__thing = frame });
}
