// SPDX-License-Identifier: GPL-2.0
/*
 * One kind is not finished as another.
 * refused: passing argument 1 of 'move_commit' from incompatible pointer type
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

INOX_LINEAR(move, struct edit);
INOX_FINISH(move, commit, edit_write);

int wrong(u8 *to);

int wrong(u8 *to)
{
	INOX_TXN(edit, edit, edit_begin((struct edit){ to }));

	return move_commit(edit);
}
