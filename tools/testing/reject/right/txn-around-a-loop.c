// SPDX-License-Identifier: GPL-2.0
/*
 * A loop inside a transaction that ends in it or after it.
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
int right(u8 *to, int n);

int right(u8 *to, int n)
{
	INOX_TXN(edit, edit, edit_begin((struct edit){ to }));

	while (n--) {
		if (ask()) {
			edit_cancel(edit);
			return -EIO;
		}
		edit_state(edit)->bits |= (u8)n;
	}
	return edit_commit(edit);
}
