// SPDX-License-Identifier: GPL-2.0
/*
 * A lent pointer is not used when the thing has ended.
 * refused: used? after
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
	INOX_OWN(frame, frame, TRY(inox_new(frame)));
	struct frame __inox_lent *kept = frame_lent(frame);

	frame_drop(frame);
	return kept->len > 0;
}
