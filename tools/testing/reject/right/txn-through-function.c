// SPDX-License-Identifier: GPL-2.0
/*
 * A duty that is passed on to a function that is not inlined, and back.
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

int ask(void);
int right(u8 *to);

static noinline int finish(struct edit_txn token)
{
	INOX_TXN(edit, edit, token);

	if (ask()) {
		edit_cancel(edit);
		return -EIO;
	}
	return edit_commit(edit);
}

static noinline struct edit_txn mark(struct edit_txn token)
{
	INOX_TXN(edit, edit, token);

	edit_state(edit)->bits |= 1;
	return edit_move(edit);
}

int right(u8 *to)
{
	INOX_TXN(edit, edit, edit_begin((struct edit){ to }));

	if (ask()) {
		edit_cancel(edit);
		return 0;
	}
	return finish(mark(edit_move(edit)));
}
