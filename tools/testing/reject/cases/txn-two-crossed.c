// SPDX-License-Identifier: GPL-2.0
/*
 * Of two transactions none is left open.
 * refused: a path leaves the block without finishing what it must finish
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

int wrong(u8 *to);

int wrong(u8 *to)
{
	INOX_TXN(edit, a, edit_begin((struct edit){ to }));
	INOX_TXN(edit, b, edit_begin((struct edit){ to }));

	TRY(edit_commit(a));
	return edit_commit(b);
}
