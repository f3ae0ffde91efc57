// SPDX-License-Identifier: GPL-2.0
/*
 * Whether there is a mapping is looked at.
 * refused: ignoring return value of .inox_flow_map
 * by: optimizer
 */
#include <inox/net/mapping.h>

#include <inox/strict.h>

static int open_see(const struct inox_flow *flow,
		    const struct inox_packet *packet, INOX_ATOMIC)
{
	inox_flow_map(flow, packet,
		      (struct inox_mapping_terms){ .seconds = 300, .most = 1 });
	return 0;
}

inox_mapper(open, "open",
	.protocol = 17,
	.most = 1,
	.see = open_see);

MODULE_DESCRIPTION("open");
MODULE_LICENSE("GPL");
