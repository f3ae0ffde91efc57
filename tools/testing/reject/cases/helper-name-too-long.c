// SPDX-License-Identifier: GPL-2.0
/*
 * What the kernel would cut nobody finds.
 * refused: the name of a helper is too long
 */
#include <inox/net/helper.h>

#include <inox/strict.h>

static int listen_see(const struct inox_flow *flow,
		     const struct inox_packet *packet, INOX_ATOMIC)
{
	return inox_flow_expect(flow, (struct inox_expect){ .many = true });
}

inox_helper(listen, "listen-to-everything",
	.protocol = 17,
	.port = 4000,
	.most = 1,
	.seconds = 30,
	.see = listen_see);

MODULE_DESCRIPTION("listen");
MODULE_LICENSE("GPL");
