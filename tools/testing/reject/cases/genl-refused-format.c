// SPDX-License-Identifier: GPL-2.0
/*
 * What the sender is told is a text that stays.
 * refused: expected '\)' before
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

#define PIECE_ATTRS(attr) attr(piece, length, 1, u8, 0, 128)
INOX_ATTRS(piece, 1, PIECE_ATTRS);

#define JUDGE_ATTRS(attr)			\
	attr(judge, limit, 1, u32, 0, 100)	\
	attr(judge, piece, 2, each, piece, 0)
INOX_ATTRS(judge, 2, JUDGE_ATTRS);

int wrong(const struct judge_attrs *request, const char *text);

int wrong(const struct judge_attrs *request, const char *text)
{
	inox_refuse(request, text);
	return -EINVAL;
}
