// SPDX-License-Identifier: GPL-2.0
/*
 * A lent pointer does not outlive the block of the owner.
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
	struct frame __inox_lent *kept;

	{
		INOX_OWN(frame, frame, TRY(inox_new(frame)));

		kept = frame_lent(frame);
	}
	return kept->len > 0;
}
