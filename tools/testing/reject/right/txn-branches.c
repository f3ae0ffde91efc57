// SPDX-License-Identifier: GPL-2.0
/*
 * Both ends of a transaction, and an error in between.
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

int right(u8 *to)
{
	int err;
	INOX_TXN(edit, edit, edit_begin((struct edit){ to }));

	err = ask();
	if (err) {
		edit_cancel(edit);
		return err;
	}
	edit_state(edit)->bits |= 1;
	return edit_commit(edit);
}
