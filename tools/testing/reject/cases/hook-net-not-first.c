// SPDX-License-Identifier: GPL-2.0
/*
 * The object of a namespace begins with its net.
 * refused: struct judge must begin with its net
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

struct judge {
	u32 seen;
	struct inox_net net;
};

#define JUDGE_ATTRS(attr) attr(judge, seen, 1, u32, 0, U32_MAX)

INOX_ATTRS(judge, 1, JUDGE_ATTRS);

static int judge_reset(struct judge *judge, const struct judge_attrs *request)
{
	judge->seen = 0;
	return 0;
}

static struct inox_verdict judge_see(struct judge *judge,
				     struct inox_packet *packet, INOX_ATOMIC)
{
	return inox_accept();
}

inox_genl(judge, "judge", 1, { .command = 1, .act = judge_reset });

inox_netfilter(judge, .at = { NF_INET_PRE_ROUTING, 0 }, .see = judge_see);

MODULE_DESCRIPTION("judge");
MODULE_LICENSE("GPL");
