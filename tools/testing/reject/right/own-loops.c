// SPDX-License-Identifier: GPL-2.0
/*
 * Owners in loops: moved before break, before continue, in one turn of many.
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
bool full(const struct frame __inox_lent *frame);
int right_break(int n);
int right_continue(int n);
int right_last(int n);

int right_break(int n)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));

	while (n--) {
		if (full(frame_lent(frame))) {
			TRY(send(frame_move(frame)));
			break;
		}
		frame_lent(frame)->len++;
	}
	return 0;
}

int right_continue(int n)
{
	while (n--) {
		INOX_OWN(frame, frame, TRY(inox_new(frame)));

		if (full(frame_lent(frame)))
			continue;
		TRY(send(frame_move(frame)));
	}
	return 0;
}

int right_last(int n)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));

	for (;;) {
		frame_lent(frame)->len++;
		if (!--n)
			return send(frame_move(frame));
	}
}
