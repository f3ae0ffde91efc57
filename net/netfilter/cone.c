// SPDX-License-Identifier: GPL-2.0
/*
 * Full cone: what an endpoint inside has outside is open to everybody
 *
 * A game or a telephone learns its endpoint outside from a server, and tells its
 * peers. They send to it, and are strangers to connection tracking. RFC 4787 wants
 * them let in, as long as the endpoint inside goes on sending to anybody.
 */
#include <inox/net/mapping.h>
#include <inox/param.h>

#include <inox/strict.h>

/* RFC 4787 recommends five minutes, and demands two. */
INOX_PARAM(seconds, 300, 1, 86400, "how long a mapping lasts after its host has sent");
INOX_PARAM(most, 256, 1, 65535, "how many mappings a host may have");

/* A stranger who was let in begins no mapping, unless he is inside as well. */
static bool cone_from_inside(const struct inox_flow *flow)
{
	return !inox_flow_is_expected(flow) || inox_flow_is_masqueraded(flow);
}

/* An ICMP error about a flow comes with it, and tells that nobody is there any more. */
static int cone_see(const struct inox_flow *flow,
		    const struct inox_packet *packet, INOX_ATOMIC)
{
	struct inox_mapping_terms terms = { .seconds = seconds, .most = most };
	struct inox_payload_at at = TRY(inox_packet_payload(packet));

	TRY(inox_packet_udp(packet, &at));
	if (!inox_flow_is_original(flow)) {
		inox_flow_map_answered(flow, terms);
		return 0;
	}
	return cone_from_inside(flow) ? inox_flow_map(flow, packet, terms) : -ENOENT;
}

inox_mapper(cone, "inox-cone",
	.protocol = 17,
	.most = 1,
	.see = cone_see);

MODULE_DESCRIPTION("Full cone NAT for UDP");
MODULE_LICENSE("GPL");
