// SPDX-License-Identifier: GPL-2.0
/*
 * A token in a variable is still somebody's to own.
 * refused: leak of
 * by: analyzer
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
	struct frame_own frame = TRY(inox_new(frame));

	(void)frame;
	return 0;
}
