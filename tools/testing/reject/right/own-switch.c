// SPDX-License-Identifier: GPL-2.0
/*
 * Arms of a switch that move, drop and keep.
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
int right(int how);

int right(int how)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));

	switch (how) {
	case 0:
		return send(frame_move(frame));
	case 1:
		frame_drop(frame);
		return 0;
	case 2:
		frame_lent(frame)->len++;
		fallthrough;
	default:
		return frame_lent(frame)->bytes[0];
	}
}
