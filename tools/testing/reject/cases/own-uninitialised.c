// SPDX-License-Identifier: GPL-2.0
/*
 * A token is one.
 * refused: used uninitialized
 * by: lint
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int send(struct frame_own frame);
int wrong(void);

int wrong(void)
{
	struct frame_own token;
	INOX_OWN(frame, frame, token);

	return frame_lent(frame)->bytes[0];
}
