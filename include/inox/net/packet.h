/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: net/packet.h
 *
 * What a packet says, as values.  A header is checked and copied out; nothing
 * that is handed out points into the packet, so nothing dangles when the stack
 * moves its bytes, and nothing is read past its end, wherever they lie: in one
 * piece, in fragments of memory, or in a packet that many were merged into.
 *
 * Lengths that headers give are believed only as far as there are bytes, and
 * bytes are read only as far as the lengths go.  A header that is not as its
 * own lengths say is -EBADMSG.
 */
#ifndef INOX_NET_PACKET_H
#define INOX_NET_PACKET_H

#include <linux/if_arp.h>
#include <linux/if_vlan.h>
#include <linux/math.h>
#include <linux/netdevice.h>
#include <linux/skbuff.h>

#include <inox/net/address.h>
#include <inox/rcu.h>
#include <inox/wire.h>

/**
 * struct inox_packet - a packet on its way through a hook
 */
struct inox_packet {
	/* private: */
	struct sk_buff *inox__skb;
	unsigned long inox__six;	/* a bool without padding, which a copy would copy */
};

/**
 * struct inox_payload_at - where the header after the IP header is
 * @protocol: number of its protocol
 * @fragment: is the packet a fragment?
 * @first: is the header here? It is not in a fragment that is not the first.
 */
struct inox_payload_at {
	u8 protocol;
	bool fragment;
	bool first;
	/* private: */
	u32 inox__at;
	u32 inox__end;
};

/**
 * struct inox_ether_header - an Ethernet header
 * @destination: address of the receiver
 * @source: address of the sender
 * @type: EtherType, of what is in the innermost VLAN if that is in the packet
 */
struct inox_ether_header {
	u8 destination[6];
	u8 source[6];
	u16 type;
};

/**
 * struct inox_ipv4_header - a checked IPv4 header
 * @source: address of the sender
 * @destination: address of the receiver
 * @length: bytes of the packet from this header on
 * @header: bytes of this header with its options, 20 to 60
 * @tos: type of service
 * @ttl: hops that are left
 * @payload: what follows
 */
struct inox_ipv4_header {
	u32 source;
	u32 destination;
	u32 length;
	u8 header;
	u8 tos;
	u8 ttl;
	struct inox_payload_at payload;
};

/**
 * struct inox_ipv6_header - a checked IPv6 header
 * @source: address of the sender
 * @destination: address of the receiver
 * @length: bytes of the packet from this header on
 * @next: protocol or extension that follows
 * @hops: that are left
 */
struct inox_ipv6_header {
	struct inox_ip source;
	struct inox_ip destination;
	u32 length;
	u8 next;
	u8 hops;
	/* private: */
	u32 inox__at;
};

/**
 * struct inox_ipv4_ends - between whom an IPv4 packet goes
 * @source: address of the sender
 * @destination: address of the receiver
 */
struct inox_ipv4_ends {
	u32 source;
	u32 destination;
};

/**
 * struct inox_ipv6_ends - between whom an IPv6 packet goes
 * @source: address of the sender
 * @destination: address of the receiver
 */
struct inox_ipv6_ends {
	struct inox_ip source;
	struct inox_ip destination;
};

/**
 * struct inox_tcp_header - a checked TCP header
 * @source: port of the sender
 * @destination: port of the receiver
 * @sequence: number of the first byte
 * @acknowledged: number of the next byte that is expected
 * @flags: FIN is 0x01, SYN 0x02, RST 0x04, PSH 0x08, ACK 0x10, URG 0x20
 * @window: as it stands there
 * @header: bytes of this header with its options, 20 to 60
 */
struct inox_tcp_header {
	u16 source;
	u16 destination;
	u32 sequence;
	u32 acknowledged;
	u8 flags;
	u16 window;
	u8 header;
};

/**
 * struct inox_udp_header - a checked UDP header
 * @source: port of the sender
 * @destination: port of the receiver
 * @length: bytes of header and data
 */
struct inox_udp_header {
	u16 source;
	u16 destination;
	u16 length;
};

/**
 * struct inox_icmp_header - the start of an ICMP or ICMPv6 header
 * @type: of the message
 * @code: of that type
 */
struct inox_icmp_header {
	u8 type;
	u8 code;
};

INOX_RESULT(ether, struct inox_ether_header);
INOX_RESULT(ipv4, struct inox_ipv4_header);
INOX_RESULT(ipv6, struct inox_ipv6_header);
INOX_RESULT(ends4, struct inox_ipv4_ends);
INOX_RESULT(ends6, struct inox_ipv6_ends);
INOX_RESULT(payload, struct inox_payload_at);
INOX_RESULT(tcp, struct inox_tcp_header);
INOX_RESULT(udp, struct inox_udp_header);
INOX_RESULT(icmp, struct inox_icmp_header);

/* Headers as they lie there. */

struct inox__ether_wire {
	u8 inox__to[6];
	u8 inox__from[6];
	struct inox_be16 inox__type;
} __packed;

struct inox__vlan_wire {
	struct inox_be16 inox__tci;
	struct inox_be16 inox__type;
} __packed;

struct inox__ipv4_wire {
	u8 inox__version;
	u8 inox__tos;
	struct inox_be16 inox__length;
	struct inox_be16 inox__id;
	struct inox_be16 inox__fragment;
	u8 inox__ttl;
	u8 inox__protocol;
	struct inox_be16 inox__check;
	struct inox_be32 inox__source;
	struct inox_be32 inox__destination;
} __packed;

struct inox__ipv6_wire {
	struct inox_be32 inox__version;
	struct inox_be16 inox__length;
	u8 inox__next;
	u8 inox__hops;
	struct inox_be64 inox__source[2];
	struct inox_be64 inox__destination[2];
} __packed;

/* Every extension: 8 bytes or more. */
struct inox__extension_wire {
	u8 inox__next;
	u8 inox__length;
	struct inox_be16 inox__fragment;
	struct inox_be32 inox__id;
} __packed;

struct inox__tcp_wire {
	struct inox_be16 inox__source;
	struct inox_be16 inox__destination;
	struct inox_be32 inox__sequence;
	struct inox_be32 inox__acknowledged;
	u8 inox__header;
	u8 inox__flags;
	struct inox_be16 inox__window;
	struct inox_be16 inox__check;
	struct inox_be16 inox__urgent;
} __packed;

struct inox__udp_wire {
	struct inox_be16 inox__source;
	struct inox_be16 inox__destination;
	struct inox_be16 inox__length;
	struct inox_be16 inox__check;
} __packed;

#define INOX__ETHER_8021Q	0x8100u
#define INOX__ETHER_8021AD	0x88a8u

#define INOX__IP_HOP_BY_HOP	0
#define INOX__IP_ICMP		1
#define INOX__IP_TCP		6
#define INOX__IP_UDP		17
#define INOX__IP_ROUTING	43
#define INOX__IP_FRAGMENT	44
#define INOX__IP_AUTH		51
#define INOX__IP_ICMPV6		58
#define INOX__IP_DESTINATION	60

/* As many as anybody sends, and few enough that a chain is no burden. */
#define INOX__EXTENSIONS_MOST	8

/* The bytes of @wire at @at: there, or copied to @wire; NULL if there are less. */
#define inox__packet_at(packet, at, wire)				\
	((const typeof(*(wire)) *)skb_header_pointer((packet)->inox__skb, \
		(int)(at), (int)sizeof(*(wire)), (wire)))

static __always_inline u32 inox__network_at(const struct inox_packet *packet)
{
	return (u32)skb_network_offset(packet->inox__skb);
}

/**
 * inox_packet_is_ipv6() - is the packet IPv6, or IPv4?
 * @packet: the packet
 *
 * Context: Any.
 * Return: Whether it is IPv6.
 */
static __always_inline bool inox_packet_is_ipv6(const struct inox_packet *packet)
{
	return packet->inox__six;
}

/**
 * inox_packet_reader() - whoever has a packet reads under RCU
 * @packet: the packet
 *
 * Context: Any.
 * Return: A witness for <inox/rcu.h>.
 */
static __always_inline struct inox_rcu_reader
inox_packet_reader(const struct inox_packet *packet)
{
	return (struct inox_rcu_reader){ };
}

/**
 * inox_packet_bytes() - how long the packet is, from its IP header on
 * @packet: the packet
 *
 * Context: Any.
 * Return: Bytes; of all packets together, if several were merged.
 */
static __always_inline u32 inox_packet_bytes(const struct inox_packet *packet)
{
	return packet->inox__skb->len - inox__network_at(packet);
}

/**
 * inox_packet_segments() - how many packets were merged into this one
 * @packet: the packet
 *
 * Context: Any.
 * Return: 1 or more.
 */
static __always_inline u32 inox_packet_segments(const struct inox_packet *packet)
{
	const struct skb_shared_info *info = skb_shinfo(packet->inox__skb);

	if (likely(!info->gso_size))
		return 1;
	/* A guest that merged them has told of their size only. */
	return info->gso_segs ?:
		DIV_ROUND_UP(inox_packet_bytes(packet), info->gso_size);
}

/**
 * inox_packet_mark() - the packet's mark, as nft's "meta mark" has it
 * @packet: the packet
 *
 * Context: Any.
 * Return: The mark.
 */
static __always_inline u32 inox_packet_mark(const struct inox_packet *packet)
{
	return packet->inox__skb->mark;
}

/**
 * inox_packet_mark_set() - change some bits of the packet's mark
 * @packet: the packet
 * @mask: which bits
 * @mark: what they become; other bits of it count for nothing
 *
 * Context: Any.
 */
static __always_inline void inox_packet_mark_set(struct inox_packet *packet,
						 u32 mask, u32 mark)
{
	packet->inox__skb->mark = (packet->inox__skb->mark & ~mask) | (mark & mask);
}

/*
 * Is the IP header, up to this size, where the packet has its first piece? What lies further is
 * pulled there, as the stack itself does.
 */
static __always_inline bool inox__packet_has_ip(const struct inox_packet *packet,
						size_t size)
{
	return likely(pskb_may_pull(packet->inox__skb,
				    inox__network_at(packet) + (u32)size));
}

/* Once it is known to be there. */
static __always_inline const void *inox__packet_ip(const struct inox_packet *packet)
{
	return skb_network_header(packet->inox__skb);
}

static __always_inline bool inox__is_vlan(u16 type)
{
	return type == INOX__ETHER_8021Q || type == INOX__ETHER_8021AD;
}

/* Where the Ethernet header is, relative to the data; false if there is none. */
static inline bool inox__ether_at(const struct inox_packet *packet, int *at)
{
	const struct sk_buff *skb = packet->inox__skb;

	if (!skb->dev || !skb_mac_header_was_set(skb) ||
	    (skb->dev->type != ARPHRD_ETHER && skb->dev->type != ARPHRD_LOOPBACK))
		return false;
	*at = skb_mac_offset(skb);
	return skb_network_offset(skb) - *at >= (int)sizeof(struct inox__ether_wire);
}

/**
 * inox_packet_ether() - the packet's Ethernet header
 * @packet: the packet
 *
 * Context: Any.
 * Return: A result: the header, -ENOENT if it came without one, or -EBADMSG.
 */
static inline struct inox_ether
inox_packet_ether(const struct inox_packet *packet)
{
	struct inox__ether_wire copy;
	const struct inox__ether_wire *wire;
	struct inox_ether_header ether;
	int at;

	if (!inox__ether_at(packet, &at))
		return inox_ether_err(-ENOENT);
	wire = inox__packet_at(packet, at, &copy);
	if (!wire)
		return inox_ether_err(-EBADMSG);
	__builtin_memcpy(ether.destination, wire->inox__to, 6);
	__builtin_memcpy(ether.source, wire->inox__from, 6);
	ether.type = inox_be16_get(wire->inox__type);
	return inox_ether_ok(ether);
}

/**
 * inox_packet_vlan() - the packet's outermost VLAN
 * @packet: the packet
 *
 * Context: Any.
 * Return: A result: priority and number as they stand in the tag, -ENOENT if
 *	there is no tag, or -EBADMSG.
 */
static inline struct inox_u16 inox_packet_vlan(const struct inox_packet *packet)
{
	struct inox__vlan_wire copy;
	const struct inox__vlan_wire *wire;
	struct inox_ether ether;
	int at;

	if (skb_vlan_tag_present(packet->inox__skb))
		return inox_u16_ok((u16)skb_vlan_tag_get(packet->inox__skb));
	ether = inox_packet_ether(packet);
	if (ether.inox__err)
		return inox_u16_err(ether.inox__err);
	if (!inox__is_vlan(ether.inox__val.type) || !inox__ether_at(packet, &at))
		return inox_u16_err(-ENOENT);
	at += (int)sizeof(struct inox__ether_wire);
	wire = inox__packet_at(packet, at, &copy);
	if (!wire)
		return inox_u16_err(-EBADMSG);
	return inox_u16_ok(inox_be16_get(wire->inox__tci));
}

/* Of what was merged no field may tell the length, which then is all there is. */
static __always_inline u32 inox__ip_length(const struct inox_packet *packet,
					   u32 says, bool says_none)
{
	if (unlikely(says_none) && skb_is_gso(packet->inox__skb))
		return inox_packet_bytes(packet);
	return says;
}

/**
 * inox_packet_ipv4() - the packet's IPv4 header
 * @packet: the packet
 *
 * Context: Any.
 * Return: A result: the header, or -EBADMSG if it is none, or its lengths are
 *	not true.
 */
static __always_inline struct inox_ipv4
inox_packet_ipv4(const struct inox_packet *packet)
{
	u32 at = inox__network_at(packet), header, length, fragment;
	const struct inox__ipv4_wire *wire;
	struct inox_payload_at at_payload;

	if (!inox__packet_has_ip(packet, sizeof(*wire)))
		return inox_ipv4_err(-EBADMSG);
	wire = inox__packet_ip(packet);
	header = (wire->inox__version & 15u) * 4;
	length = inox_be16_get(wire->inox__length);
	length = inox__ip_length(packet, length, !length);
	if (unlikely(wire->inox__version >> 4 != 4 || header < sizeof(*wire) ||
		     length < header || length > inox_packet_bytes(packet)))
		return inox_ipv4_err(-EBADMSG);
	fragment = inox_be16_get(wire->inox__fragment);
	/* In a variable: sparse takes the two levels for one on some kernels. */
	at_payload = (struct inox_payload_at){
		.protocol = wire->inox__protocol,
		.fragment = fragment & 0x3fffu,
		.first = !(fragment & 0x1fffu),
		.inox__at = at + header,
		.inox__end = at + length,
	};
	return inox_ipv4_ok((struct inox_ipv4_header){
		.source = inox_be32_get(wire->inox__source),
		.destination = inox_be32_get(wire->inox__destination),
		.length = length,
		.header = (u8)header,
		.tos = wire->inox__tos,
		.ttl = wire->inox__ttl,
		.payload = at_payload,
	});
}

static __always_inline struct inox_ip
inox__ipv6_address(const struct inox_be64 *wire)
{
	return (struct inox_ip){
		.high = inox_be64_get(wire[0]),
		.low = inox_be64_get(wire[1]),
		.six = true,
	};
}

/**
 * inox_packet_ipv6() - the packet's IPv6 header
 * @packet: the packet
 *
 * Context: Any.
 * Return: A result: the header, or -EBADMSG if it is none, or its length is not
 *	true.
 */
static __always_inline struct inox_ipv6
inox_packet_ipv6(const struct inox_packet *packet)
{
	u32 at = inox__network_at(packet), length;
	const struct inox__ipv6_wire *wire;

	if (!inox__packet_has_ip(packet, sizeof(*wire)))
		return inox_ipv6_err(-EBADMSG);
	wire = inox__packet_ip(packet);
	length = inox_be16_get(wire->inox__length);
	length = inox__ip_length(packet, length + (u32)sizeof(*wire), !length);
	if (unlikely(inox_be32_get(wire->inox__version) >> 28 != 6 ||
		     length > inox_packet_bytes(packet)))
		return inox_ipv6_err(-EBADMSG);
	return inox_ipv6_ok((struct inox_ipv6_header){
		.source = inox__ipv6_address(wire->inox__source),
		.destination = inox__ipv6_address(wire->inox__destination),
		.length = length,
		.next = wire->inox__next,
		.hops = wire->inox__hops,
		.inox__at = at,
	});
}

/**
 * inox_packet_ipv4_ends() - the addresses of a packet, and nothing else of its
 *	IPv4 header
 * @packet: the packet
 *
 * For who looks at no more of it: lengths and options are not checked.
 *
 * Context: Any.
 * Return: A result: the addresses, or -EBADMSG if there is no such header.
 */
static __always_inline struct inox_ends4
inox_packet_ipv4_ends(const struct inox_packet *packet)
{
	const struct inox__ipv4_wire *wire;

	if (!inox__packet_has_ip(packet, sizeof(*wire)))
		return inox_ends4_err(-EBADMSG);
	wire = inox__packet_ip(packet);
	if (unlikely(wire->inox__version >> 4 != 4))
		return inox_ends4_err(-EBADMSG);
	return inox_ends4_ok((struct inox_ipv4_ends){
		.source = inox_be32_get(wire->inox__source),
		.destination = inox_be32_get(wire->inox__destination),
	});
}

/**
 * inox_packet_ipv6_ends() - the addresses of a packet, and nothing else of its
 *	IPv6 header
 * @packet: the packet
 *
 * For who looks at no more of it: its length is not checked.
 *
 * Context: Any.
 * Return: A result: the addresses, or -EBADMSG if there is no such header.
 */
static __always_inline struct inox_ends6
inox_packet_ipv6_ends(const struct inox_packet *packet)
{
	const struct inox__ipv6_wire *wire;

	if (!inox__packet_has_ip(packet, sizeof(*wire)))
		return inox_ends6_err(-EBADMSG);
	wire = inox__packet_ip(packet);
	if (unlikely(inox_be32_get(wire->inox__version) >> 28 != 6))
		return inox_ends6_err(-EBADMSG);
	return inox_ends6_ok((struct inox_ipv6_ends){
		.source = inox__ipv6_address(wire->inox__source),
		.destination = inox__ipv6_address(wire->inox__destination),
	});
}

/* Length of an extension that this is the start of; 0 if it is none. */
static inline u32 inox__extension_length(u8 protocol,
					 const struct inox__extension_wire *wire)
{
	switch (protocol) {
	case INOX__IP_HOP_BY_HOP:
	case INOX__IP_ROUTING:
	case INOX__IP_DESTINATION:
		return (wire->inox__length + 1u) * 8;
	case INOX__IP_AUTH:
		return (wire->inox__length + 2u) * 4;
	case INOX__IP_FRAGMENT:
		return sizeof(*wire);
	default:
		return 0;
	}
}

static inline bool inox__is_extension(u8 protocol)
{
	return inox__extension_length(protocol, &(struct inox__extension_wire){ });
}

/* One extension further, if it is all there. */
static inline int inox__extension_pass(const struct inox_packet *packet,
				       struct inox_payload_at *to)
{
	struct inox__extension_wire copy;
	const struct inox__extension_wire *wire;
	u32 left = to->inox__end - to->inox__at, length;

	if (left < sizeof(copy))
		return -EBADMSG;
	wire = inox__packet_at(packet, to->inox__at, &copy);
	if (!wire)
		return -EBADMSG;
	length = inox__extension_length(to->protocol, wire);
	if (length < sizeof(copy) || length > left)
		return -EBADMSG;
	if (to->protocol == INOX__IP_FRAGMENT) {
		to->first = !(inox_be16_get(wire->inox__fragment) & 0xfff8u);
		to->fragment |= inox_be16_get(wire->inox__fragment) & 0xfff9u;
	}
	to->protocol = wire->inox__next;
	to->inox__at += length;
	return 0;
}

/**
 * inox_ipv6_payload() - go past the extensions of an IPv6 header
 * @packet: the packet
 * @ip: its header
 *
 * Context: Any.
 * Return: A result: where the header behind them is; or -EBADMSG if one is not
 *	all there, or there are more than 8.
 */
static inline struct inox_payload
inox_ipv6_payload(const struct inox_packet *packet,
		  const struct inox_ipv6_header *ip)
{
	struct inox_payload_at to = {
		.protocol = ip->next,
		.first = true,
		.inox__at = ip->inox__at + (u32)sizeof(struct inox__ipv6_wire),
		.inox__end = ip->inox__at + ip->length,
	};
	int passed, err;

	for (passed = 0; to.first && inox__is_extension(to.protocol); passed++) {
		err = passed < INOX__EXTENSIONS_MOST ?
			inox__extension_pass(packet, &to) : -EBADMSG;
		if (err)
			return inox_payload_err(-EBADMSG);
	}
	return inox_payload_ok(to);
}

/**
 * inox_packet_payload() - where the header after all IP headers is
 * @packet: the packet, of either family
 *
 * Context: Any.
 * Return: A result: the place, or -EBADMSG if a header is not as its own lengths
 *	say.
 */
static inline struct inox_payload
inox_packet_payload(const struct inox_packet *packet)
{
	struct inox_ipv4 four;
	struct inox_ipv6 six;

	if (packet->inox__six) {
		six = inox_packet_ipv6(packet);
		return six.inox__err ? inox_payload_err(-EBADMSG) :
			inox_ipv6_payload(packet, &six.inox__val);
	}
	four = inox_packet_ipv4(packet);
	return four.inox__err ? inox_payload_err(-EBADMSG) :
		inox_payload_ok(four.inox__val.payload);
}

/* Whether there is a header of this protocol and size; else why not. */
static __always_inline int inox__payload_has(const struct inox_payload_at *at,
					     bool is_of, size_t size)
{
	if (!is_of || !at->first)
		return -ENOENT;
	return at->inox__end - at->inox__at < size ? -EBADMSG : 0;
}

/**
 * inox_packet_tcp() - the packet's TCP header
 * @packet: the packet
 * @at: where it is
 *
 * Context: Any.
 * Return: A result: the header, -ENOENT if there is none here, or -EBADMSG.
 */
static inline struct inox_tcp
inox_packet_tcp(const struct inox_packet *packet,
		const struct inox_payload_at *at)
{
	struct inox__tcp_wire copy;
	const struct inox__tcp_wire *wire;
	int err = inox__payload_has(at, at->protocol == INOX__IP_TCP, sizeof(copy));
	u32 header;

	if (err)
		return inox_tcp_err(err < 0 ? err : -EBADMSG);
	wire = inox__packet_at(packet, at->inox__at, &copy);
	if (!wire)
		return inox_tcp_err(-EBADMSG);
	header = (wire->inox__header >> 4) * 4u;
	if (header < sizeof(copy) || header > at->inox__end - at->inox__at)
		return inox_tcp_err(-EBADMSG);
	return inox_tcp_ok((struct inox_tcp_header){
		.source = inox_be16_get(wire->inox__source),
		.destination = inox_be16_get(wire->inox__destination),
		.sequence = inox_be32_get(wire->inox__sequence),
		.acknowledged = inox_be32_get(wire->inox__acknowledged),
		.flags = wire->inox__flags,
		.window = inox_be16_get(wire->inox__window),
		.header = (u8)header,
	});
}

/**
 * inox_packet_udp() - the packet's UDP header
 * @packet: the packet
 * @at: where it is
 *
 * Context: Any.
 * Return: A result: the header, -ENOENT if there is none here, or -EBADMSG.
 */
static inline struct inox_udp
inox_packet_udp(const struct inox_packet *packet,
		const struct inox_payload_at *at)
{
	struct inox__udp_wire copy;
	const struct inox__udp_wire *wire;
	int err = inox__payload_has(at, at->protocol == INOX__IP_UDP, sizeof(copy));
	u16 length;

	if (err)
		return inox_udp_err(err < 0 ? err : -EBADMSG);
	wire = inox__packet_at(packet, at->inox__at, &copy);
	if (!wire)
		return inox_udp_err(-EBADMSG);
	length = inox_be16_get(wire->inox__length);
	if (length < sizeof(copy) ||
	    (!at->fragment && length > at->inox__end - at->inox__at))
		return inox_udp_err(-EBADMSG);
	return inox_udp_ok((struct inox_udp_header){
		.source = inox_be16_get(wire->inox__source),
		.destination = inox_be16_get(wire->inox__destination),
		.length = length,
	});
}

/**
 * inox_packet_icmp() - type and code of an ICMP or ICMPv6 message
 * @packet: the packet
 * @at: where it is
 *
 * Context: Any.
 * Return: A result: both, -ENOENT if there is none here, or -EBADMSG.
 */
static inline struct inox_icmp
inox_packet_icmp(const struct inox_packet *packet,
		 const struct inox_payload_at *at)
{
	bool is_icmp = at->protocol == (packet->inox__six ? INOX__IP_ICMPV6 :
							    INOX__IP_ICMP);
	struct inox_icmp_header copy;
	const struct inox_icmp_header *wire;
	int err = inox__payload_has(at, is_icmp, 8);

	if (err)
		return inox_icmp_err(err < 0 ? err : -EBADMSG);
	wire = inox__packet_at(packet, at->inox__at, &copy);
	if (!wire)
		return inox_icmp_err(-EBADMSG);
	return inox_icmp_ok(*wire);
}

static inline int inox__payload_bytes(const struct inox_packet *packet,
				      const struct inox_payload_at *at,
				      u32 from, void *to, size_t n)
{
	u32 left = at->inox__end - at->inox__at;

	if (!inox_inside((size_t)from, n, (size_t)left))
		return -EBADMSG;
	if (skb_copy_bits(packet->inox__skb, (int)(at->inox__at + from), to, (int)n))
		return -EBADMSG;
	return 0;
}

/**
 * inox_payload_bytes() - copy bytes out of what follows the IP header
 * @packet: the packet
 * @at: where that is
 * @from: how many bytes of it to leave out
 * @array: an array of bytes to fill, not a pointer
 *
 * Context: Any.
 * Return: 0, or -EBADMSG if there are not so many.
 */
#define inox_payload_bytes(packet, at, from, array)			\
	inox__payload_bytes((packet), (at), (from), (array),		\
			    inox__bytes_of(array))

#endif
