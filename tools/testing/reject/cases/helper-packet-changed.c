// SPDX-License-Identifier: GPL-2.0
/*
 * A helper looks, and changes no packet.
 * refused: discards 'const' qualifier|passing argument 1
 */
#include <inox/net/helper.h>

#include <inox/strict.h>

static int listen_see(const struct inox_flow *flow,
		     const struct inox_packet *packet, INOX_ATOMIC)
{
	inox_packet_mark_set(packet, 1, 1);
	return 0;
}

inox_helper(listen, "listen",
	.protocol = 17,
	.port = 4000,
	.most = 1,
	.seconds = 30,
	.see = listen_see);

MODULE_DESCRIPTION("listen");
MODULE_LICENSE("GPL");
