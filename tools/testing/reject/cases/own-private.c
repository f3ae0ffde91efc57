// SPDX-License-Identifier: GPL-2.0
/*
 * What an owner holds is not reached but through it.
 * refused: poisoned .inox__thing.
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int wrong(void);

int wrong(void)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));

	return frame->inox__thing->bytes[0];
}
