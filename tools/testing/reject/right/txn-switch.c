// SPDX-License-Identifier: GPL-2.0
/*
 * Each arm of a switch finishes.
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

int right(u8 *to, int how);

int right(u8 *to, int how)
{
	INOX_TXN(edit, edit, edit_begin((struct edit){ to }));

	switch (how) {
	case 0:
		return edit_commit(edit);
	case 1:
		edit_state(edit)->bits |= 1;
		break;
	default:
		edit_cancel(edit);
		return -EINVAL;
	}
	return edit_commit(edit);
}
