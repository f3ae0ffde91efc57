// SPDX-License-Identifier: GPL-2.0
/*
 * An owner's thing is not freed by hand.
 * refused: 'kfree' is deprecated: raw kernel API, use an owner
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

	kfree((void *)frame_lent(frame));
	return 0;
}
