// SPDX-License-Identifier: GPL-2.0
/*
 * A raw function that only reads is not known to borrow.
 * refused: non-enclosed address space
 * by: lent
 */
#include <linux/string.h>

#include <inox/locked.h>

#include <inox/strict.h>

struct label {
	char text[8];
};

struct box {
	inox_locked(struct label) label;
};

size_t alarm(struct box *box);

size_t alarm(struct box *box)
{
	INOX_LOCK(label, &box->label);

	return strnlen(label->text, sizeof(label->text));
}
