// SPDX-License-Identifier: GPL-2.0
/*
 * A transaction in each turn, with break and continue.
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
	while (n--) {
		INOX_TXN(edit, edit, edit_begin((struct edit){ to }));

		if (ask()) {
			edit_cancel(edit);
			continue;
		}
		if (!*to) {
			edit_cancel(edit);
			break;
		}
		edit_state(edit)->bits = (u8)n;
		TRY(edit_commit(edit));
	}
	return 0;
}
