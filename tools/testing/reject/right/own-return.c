// SPDX-License-Identifier: GPL-2.0
/*
 * An owner whose thing goes to the caller, or ends with every error.
 * also: lent sparse
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int fill(struct frame __inox_lent *frame);
struct inox_frame_own right(void);

static int prepare(struct frame __inox_lent *frame)
{
	frame->len = 3;
	TRY(fill(frame));
	return frame->len > 60 ? -EMSGSIZE : 0;
}

static int make(struct frame_slot *to)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));

	TRY(prepare(frame_lent(frame)));
	frame_slot_put(to, frame_move(frame));
	return 0;
}

struct inox_frame_own right(void)
{
	struct frame_slot made = { };
	int err = make(&made);

	return err ? inox_frame_own_err(err) : frame_slot_take(&made);
}
