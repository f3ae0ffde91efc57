// SPDX-License-Identifier: GPL-2.0
/*
 * A loop does not finish the same transaction in every turn.
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

int wrong(u8 *to, int n);

int wrong(u8 *to, int n)
{
	INOX_TXN(edit, edit, edit_begin((struct edit){ to }));

	while (n--)
		edit_cancel(edit);
	return 0;
}
