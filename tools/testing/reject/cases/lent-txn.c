// SPDX-License-Identifier: GPL-2.0
/*
 * The state of a transaction is not stored.
 * refused: non-enclosed address space|disjoint
 * by: lent
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

struct edit *wrong(struct edit_txn token);

struct edit *wrong(struct edit_txn token)
{
	INOX_TXN(edit, edit, token);
	struct edit *kept = edit_state(edit);

	edit_cancel(edit);
	return kept;
}
