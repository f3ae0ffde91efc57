// SPDX-License-Identifier: GPL-2.0
/*
 * Whether it was committed is remembered where others may write.
 * refused: what is used here is, or may be, finished already
 * by: optimizer
 */
#include <inox/txn.h>

#include <inox/strict.h>

struct edit {
	u8 *to;
	u8 bits;
};

int edit_put(u8 *to, u8 bits);

static int edit_write(struct edit *edit)
{
	return edit_put(edit->to, edit->bits);
}

static void edit_forget(struct edit *edit)
{
	edit->bits = 0;
}

INOX_LINEAR(edit, struct edit);
INOX_FINISH(edit, commit, edit_write);
INOX_FINISH(edit, cancel, edit_forget);

bool done;
void more(void);

int alarm(u8 *to, bool now);

int alarm(u8 *to, bool now)
{
	int err = 0;
	INOX_TXN(edit, edit, edit_begin((struct edit){ to }));

	done = now;
	if (now)
		err = edit_commit(edit);
	more();
	if (!done)
		edit_cancel(edit);
	return err;
}
