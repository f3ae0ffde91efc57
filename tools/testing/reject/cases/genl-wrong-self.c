// SPDX-License-Identifier: GPL-2.0
/*
 * An operation takes the namespace's object of its own module.
 * refused: initialization of .* from incompatible pointer type
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

#define PIECE_ATTRS(attr) attr(piece, length, 1, u8, 0, 128)
INOX_ATTRS(piece, 1, PIECE_ATTRS);

#define JUDGE_ATTRS(attr)			\
	attr(judge, limit, 1, u32, 0, 100)	\
	attr(judge, piece, 2, each, piece, 0)
INOX_ATTRS(judge, 2, JUDGE_ATTRS);

struct judge { struct inox_net net; };
struct other { struct inox_net net; };

static int judge_act(struct other *other, const struct judge_attrs *request)
{
	return 0;
}

inox_genl(judge, "judge", 1, { .command = 1, .act = judge_act });
