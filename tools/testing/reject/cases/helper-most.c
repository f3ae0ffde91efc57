// SPDX-License-Identifier: GPL-2.0
/*
 * A flow expects no more than the kernel lets it.
 * refused: -Werror=overflow
 */
#include <inox/net/helper.h>

#include <inox/strict.h>

static int listen_see(const struct inox_flow *flow,
		     const struct inox_packet *packet, INOX_ATOMIC)
{
	return inox_flow_expect(flow, (struct inox_expect){ .many = true });
}

inox_helper(listen, "listen",
	.protocol = 17,
	.port = 4000,
	.most = 256,
	.seconds = 30,
	.see = listen_see);

MODULE_DESCRIPTION("listen");
MODULE_LICENSE("GPL");
