// SPDX-License-Identifier: GPL-2.0
/*
 * A reply that has no room is not sent as if it had.
 * refused: ignoring return value of 'judge_put_limit' declared with attribute
 * by: optimizer
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

#define PIECE_ATTRS(attr) attr(piece, length, 1, u8, 0, 128)
INOX_ATTRS(piece, 1, PIECE_ATTRS);

#define JUDGE_ATTRS(attr)			\
	attr(judge, limit, 1, u32, 0, 100)	\
	attr(judge, piece, 2, each, piece, 0)
INOX_ATTRS(judge, 2, JUDGE_ATTRS);

void wrong(struct inox_reply *reply);

void wrong(struct inox_reply *reply)
{
	judge_put_limit(reply, 5);
}
