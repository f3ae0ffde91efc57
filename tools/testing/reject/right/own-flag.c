// SPDX-License-Identifier: GPL-2.0
/*
 * A flag that says whether the thing was moved.
 * also: lent sparse analyzer
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int send(struct frame_own frame);
void more(void);
int right(bool now);

int right(bool now)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));
	bool sent = false;

	if (now) {
		TRY(send(frame_move(frame)));
		sent = true;
	}
	more();
	if (!sent)
		frame_lent(frame)->len = 1;
	return 0;
}
