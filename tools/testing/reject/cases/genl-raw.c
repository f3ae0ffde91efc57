// SPDX-License-Identifier: GPL-2.0
/*
 * A raw attribute has no name in a module.
 * refused: attempt to use poisoned .nlattr.
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

#define PIECE_ATTRS(attr) attr(piece, length, 1, u8, 0, 128)
INOX_ATTRS(piece, 1, PIECE_ATTRS);

#define JUDGE_ATTRS(attr)			\
	attr(judge, limit, 1, u32, 0, 100)	\
	attr(judge, piece, 2, each, piece, 0)
INOX_ATTRS(judge, 2, JUDGE_ATTRS);

u32 wrong(const struct nlattr *attr);

u32 wrong(const struct nlattr *attr)
{
	return nla_get_u32(attr);
}
