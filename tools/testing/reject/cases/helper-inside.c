// SPDX-License-Identifier: GPL-2.0
/*
 * Nobody gets at the connection behind a flow.
 * refused: attempt to use poisoned .inox__ct.
 */
#include <inox/net/helper.h>

#include <inox/strict.h>

static int listen_see(const struct inox_flow *flow,
		     const struct inox_packet *packet, INOX_ATOMIC)
{
	return flow->inox__ct ? 0 : -ENOENT;
}

inox_helper(listen, "listen",
	.protocol = 17,
	.port = 4000,
	.most = 1,
	.seconds = 30,
	.see = listen_see);

MODULE_DESCRIPTION("listen");
MODULE_LICENSE("GPL");
