// SPDX-License-Identifier: GPL-2.0
/*
 * An owner does not begin as a copy of another.
 * refused: invalid initializer
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
	INOX_OWN(frame, a, TRY(inox_new(frame)));
	struct frame_owner b[1] = a;

	return frame_lent(b)->bytes[0];
}
