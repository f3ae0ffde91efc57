// SPDX-License-Identifier: GPL-2.0
/*
 * An attribute that may be missing is not used before that was looked at.
 * refused: incompatible types when returning type 'struct inox_u32' but 'u32'
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

#define PIECE_ATTRS(attr) attr(piece, length, 1, u8, 0, 128)
INOX_ATTRS(piece, 1, PIECE_ATTRS);

#define JUDGE_ATTRS(attr)			\
	attr(judge, limit, 1, u32, 0, 100)	\
	attr(judge, piece, 2, each, piece, 0)
INOX_ATTRS(judge, 2, JUDGE_ATTRS);

u32 wrong(const struct judge_attrs *request);

u32 wrong(const struct judge_attrs *request)
{
	return judge_get_limit(request);
}
