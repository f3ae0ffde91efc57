// SPDX-License-Identifier: GPL-2.0
/*
 * What was moved goes somewhere.
 * refused: ignoring return value of type 'struct frame_own'
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

	frame_move(frame);
	return 0;
}
