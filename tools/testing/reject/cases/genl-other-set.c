// SPDX-License-Identifier: GPL-2.0
/*
 * An attribute of one set is not looked for in another.
 * refused: incompatible pointer type
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

#define PIECE_ATTRS(attr) attr(piece, length, 1, u8, 0, 128)
INOX_ATTRS(piece, 1, PIECE_ATTRS);

#define JUDGE_ATTRS(attr)			\
	attr(judge, limit, 1, u32, 0, 100)	\
	attr(judge, piece, 2, each, piece, 0)
INOX_ATTRS(judge, 2, JUDGE_ATTRS);

int wrong(const struct judge_attrs *request, u8 *length);

int wrong(const struct judge_attrs *request, u8 *length)
{
	*length = TRY(piece_get_length(request));
	return 0;
}
