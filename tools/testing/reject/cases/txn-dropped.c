// SPDX-License-Identifier: GPL-2.0
/*
 * What was begun is finished by somebody.
 * refused: ignoring return value of type 'struct edit_txn'
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

void wrong(u8 *to);

void wrong(u8 *to)
{
	edit_begin((struct edit){ to });
}
