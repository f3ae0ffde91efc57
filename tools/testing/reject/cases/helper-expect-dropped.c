// SPDX-License-Identifier: GPL-2.0
/*
 * Whether anything is expected is looked at.
 * refused: ignoring return value of .inox_flow_expect
 * by: optimizer
 */
#include <inox/net/helper.h>

#include <inox/strict.h>

static int listen_see(const struct inox_flow *flow,
		     const struct inox_packet *packet, INOX_ATOMIC)
{
	inox_flow_expect(flow, (struct inox_expect){ .many = true });
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
