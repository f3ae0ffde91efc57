// SPDX-License-Identifier: GPL-2.0
/*
 * Jumps to one end, where the owner ends by itself.
 * also: lent sparse analyzer
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int ask(void);
int send(struct frame_own frame);
int right(void);

int right(void)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));
	int err = ask();

	if (err)
		goto out;
	err = ask();
	if (err)
		goto out;
	return send(frame_move(frame));
out:
	pr_debug("%d\n", err);
	return err;
}
