// SPDX-License-Identifier: GPL-2.0
/*
 * Of two new things, neither is lost if there is no other.
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

int join(struct frame_own a, struct frame_own b);
int wrong(void);

int wrong(void)
{
	return join(TRY(inox_new(frame)), TRY(inox_new(frame)));
}
