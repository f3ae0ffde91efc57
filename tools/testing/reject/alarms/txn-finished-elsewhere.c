// SPDX-License-Identifier: GPL-2.0
/*
 * A transaction is finished by a function out of sight that is passed what
 * INOX_TXN() declared instead of a token.
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

int alarm(u8 *to);

static noinline int finish(struct edit_open *edit)
{
	return edit_commit(edit);
}

int alarm(u8 *to)
{
	INOX_TXN(edit, edit, edit_begin((struct edit){ to }));

	return finish(edit);
}
