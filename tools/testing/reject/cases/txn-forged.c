// SPDX-License-Identifier: GPL-2.0
/*
 * A duty is not made without its beginning.
 * refused: positional initialization of field
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

struct edit_txn wrong(u8 *to);

struct edit_txn wrong(u8 *to)
{
	return (struct edit_txn){ { to, 1 } };
}
