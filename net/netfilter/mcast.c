// SPDX-License-Identifier: GPL-2.0
/*
 * Answers to questions that were sent to a group
 *
 * Who looks for devices asks a multicast group and is answered by each of them,
 * from an address of its own: to connection tracking those are strangers. This
 * helper expects them, at the port that asked, for as long as answers may take.
 */
#include <linux/string.h>

#include <inox/net/helper.h>

#include <inox/strict.h>

#define MCAST_SSDP	1900
#define MCAST_WSD	3702
#define MCAST_MDNS	5353

#define MCAST_UDP	8u	/* bytes of a header */

/* Announcements go to the same group, and nobody answers them. */
static int mcast_search(const struct inox_packet *packet,
			const struct inox_payload_at *at)
{
	u8 method[9];

	TRY(inox_payload_bytes(packet, at, MCAST_UDP, method));
	return memcmp(method, "M-SEARCH ", sizeof(method)) ? -ENOENT : 0;
}

/* A header of DNS that is no response and has a question. */
static int mcast_query(const struct inox_packet *packet,
		       const struct inox_payload_at *at)
{
	u8 header[12];

	TRY(inox_payload_bytes(packet, at, MCAST_UDP, header));
	return !(header[2] & 0x80) && (header[4] | header[5]) ? 0 : -ENOENT;
}

static int mcast_asks(const struct inox_packet *packet,
		      const struct inox_payload_at *at, u16 port)
{
	switch (port) {
	case MCAST_SSDP:
		return mcast_search(packet, at);
	case MCAST_MDNS:
		return mcast_query(packet, at);
	case MCAST_WSD:
		return 0;	/* Even a greeting is answered, by a proxy. */
	default:
		return -ENOENT;
	}
}

/* Devices answer from any port, but those of mDNS from its own. */
static int mcast_see(const struct inox_flow *flow,
		     const struct inox_packet *packet, INOX_ATOMIC)
{
	struct inox_flow_end to = inox_flow_destination(flow);
	struct inox_payload_at at;

	if (!inox_flow_is_original(flow) || inox_flow_is_translated(flow) ||
	    !inox_ip_is_multicast(to.ip))
		return -ENOENT;
	at = TRY(inox_packet_payload(packet));
	TRY(inox_packet_udp(packet, &at));
	TRY(mcast_asks(packet, &at, to.port));
	return inox_flow_expect(flow, (struct inox_expect){
		.port = to.port == MCAST_MDNS ? MCAST_MDNS : 0,
		.many = true,
	});
}

inox_helper(mcast, "inox-mcast",
	.protocol = 17,
	.port = MCAST_SSDP,
	.most = 1,
	.seconds = 30,
	.see = mcast_see);

MODULE_DESCRIPTION("Answers to questions sent to a group");
MODULE_LICENSE("GPL");
