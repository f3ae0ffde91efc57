// SPDX-License-Identifier: GPL-2.0
/*
 * A flag that says whether it was committed.
 * also: lent sparse analyzer
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

void more(void);
int right(u8 *to, bool now);

int right(u8 *to, bool now)
{
	bool done = false;
	int err = 0;
	INOX_TXN(edit, edit, edit_begin((struct edit){ to }));

	if (now) {
		err = edit_commit(edit);
		done = true;
	}
	more();
	if (!done)
		edit_cancel(edit);
	return err;
}
