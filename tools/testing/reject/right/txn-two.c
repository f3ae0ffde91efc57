// SPDX-License-Identifier: GPL-2.0
/*
 * Two transactions: the second is cancelled when the first fails.
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

int right(u8 *to, u8 *other);

int right(u8 *to, u8 *other)
{
	INOX_TXN(edit, a, edit_begin((struct edit){ to }));
	INOX_TXN(edit, b, edit_begin((struct edit){ other }));
	int err;

	if (!*to) {
		edit_cancel(b);
		edit_cancel(a);
		return -EINVAL;
	}
	err = edit_commit(a);
	if (err) {
		edit_cancel(b);
		return err;
	}
	return edit_commit(b);
}
