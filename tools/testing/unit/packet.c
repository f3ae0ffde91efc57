// SPDX-License-Identifier: GPL-2.0
/* <inox/net/packet.h>: headers cut at every byte, in one piece and in two, true and false. */
#include <linux/compiler.h>
#include <linux/types.h>

#include <stdlib.h>
#include <string.h>

#pragma GCC diagnostic ignored "-Wunused-parameter"

#define U64_MAX UINT64_MAX

#include <inox/net/packet.h>

#include "ktap.h"

#define MOST 256

/* What all parsers say of a packet; compared as a whole. */
struct seen {
	int err_ip, err_ends, err_payload, err_tcp, err_udp, err_icmp, err_bytes;
	u32 source, length, sequence;
	u64 high, low;
	bool same_ends;		/* by both ways of asking */
	u16 ports[2];
	u8 protocol, type, bytes[4];
	bool fragment, first;
};

static void see_payload(const struct inox_packet *packet,
			const struct inox_payload_at *at, struct seen *seen)
{
	struct inox_tcp tcp = inox_packet_tcp(packet, at);
	struct inox_udp udp = inox_packet_udp(packet, at);
	struct inox_icmp icmp = inox_packet_icmp(packet, at);

	seen->protocol = at->protocol;
	seen->fragment = at->fragment;
	seen->first = at->first;
	seen->err_tcp = tcp.inox__err;
	seen->err_udp = udp.inox__err;
	seen->err_icmp = icmp.inox__err;
	seen->sequence = tcp.inox__val.sequence;
	seen->ports[0] = tcp.inox__val.source | udp.inox__val.source;
	seen->ports[1] = tcp.inox__val.destination | udp.inox__val.destination;
	seen->type = icmp.inox__val.type;
	seen->err_bytes = inox_payload_bytes(packet, at, 4, seen->bytes);
}

static void see4(const struct inox_packet *packet, struct seen *seen)
{
	struct inox_ends4 ends = inox_packet_ipv4_ends(packet);
	struct inox_ipv4 ip = inox_packet_ipv4(packet);

	seen->err_ends = ends.inox__err;
	seen->err_ip = ip.inox__err;
	if (ip.inox__err)
		return;
	seen->same_ends = ip.inox__val.source == ends.inox__val.source &&
		ip.inox__val.destination == ends.inox__val.destination;
	seen->source = ip.inox__val.source;
	seen->length = ip.inox__val.length;
	see_payload(packet, &ip.inox__val.payload, seen);
}

static void see6(const struct inox_packet *packet, struct seen *seen)
{
	struct inox_ends6 ends = inox_packet_ipv6_ends(packet);
	struct inox_ipv6 ip = inox_packet_ipv6(packet);
	struct inox_payload at;

	seen->err_ends = ends.inox__err;
	seen->err_ip = ip.inox__err;
	if (ip.inox__err)
		return;
	seen->same_ends = !inox_ip_compare(ip.inox__val.source, ends.inox__val.source) &&
		!inox_ip_compare(ip.inox__val.destination, ends.inox__val.destination);
	seen->high = ip.inox__val.source.high;
	seen->low = ip.inox__val.source.low;
	seen->length = ip.inox__val.length;
	at = inox_ipv6_payload(packet, &ip.inox__val);
	seen->err_payload = at.inox__err;
	if (!at.inox__err)
		see_payload(packet, &at.inox__val, seen);
}

/* The first @len bytes, of which @linear are in one piece; no byte more is there. */
static struct seen see(const u8 *bytes, size_t len, size_t linear, bool six, u16 gso)
{
	struct sk_buff skb = {
		.len = (unsigned int)len, .data_len = (unsigned int)(len - linear),
		.data = malloc(linear), .rest = malloc(len - linear),
		.shared = { .gso_size = gso, .gso_segs = gso ? 2 : 0 },
	};
	struct inox_packet packet = { .inox__skb = &skb, .inox__six = six };
	struct seen seen;

	memset(&seen, 0, sizeof(seen));
	memcpy(skb.data, bytes, linear);
	memcpy(skb.rest, bytes + linear, len - linear);
	if (six)
		see6(&packet, &seen);
	else
		see4(&packet, &seen);
	free(skb.data);
	free(skb.rest);
	return seen;
}

/* Wherever the packet is divided, it says the same. */
static bool same_divided(const u8 *bytes, size_t len, bool six, struct seen *whole)
{
	struct seen divided;
	size_t linear;

	*whole = see(bytes, len, len, six, 0);
	for (linear = 0; linear < len; linear++) {
		divided = see(bytes, len, linear, six, 0);
		if (memcmp(&divided, whole, sizeof(divided)))
			return false;
	}
	return true;
}

static void put16(u8 *at, size_t n)
{
	at[0] = (u8)(n >> 8);
	at[1] = (u8)n;
}

/* An IPv4 header with @options words of options, and @n bytes of payload. */
static size_t make4(u8 *to, u8 protocol, size_t options, const u8 *payload, size_t n)
{
	size_t header = 20 + 4 * options;

	memset(to, 0, header);
	to[0] = (u8)(0x40 + header / 4);
	put16(to + 2, header + n);
	to[8] = 64;
	to[9] = protocol;
	memcpy(to + 12, "\xc0\x00\x02\x01\xc0\x00\x02\x02", 8);
	memset(to + 20, 1, 4 * options);
	memcpy(to + header, payload, n);
	return header + n;
}

static size_t make6(u8 *to, u8 next, const u8 *payload, size_t n)
{
	memset(to, 0, 40);
	to[0] = 0x60;
	put16(to + 4, n);
	to[6] = next;
	to[7] = 64;
	memcpy(to + 8, "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01", 16);
	memcpy(to + 24, "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x02", 16);
	memcpy(to + 40, payload, n);
	return 40 + n;
}

static const u8 tcp[24] = { 0x04, 0xd2, 0x00, 0x50, 1, 2, 3, 4, 5, 6, 7, 8, 0x60, 0x02, 0xff, 0xff };
static const u8 udp[12] = { 0x04, 0xd2, 0x00, 0x35, 0, 12, 0, 0, 'a', 'b', 'c', 'd' };
static const u8 icmp[8] = { 8, 0 };

/* Hop-by-hop of 16 bytes, routing of 8, authentication of 12 + 4, then TCP. */
static const u8 chain[16 + 8 + 16 + 24] = {
	43, 1, 1, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	51, 0, 4, 0, 0, 0, 0, 0,
	6, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 9, 9, 9, 9,
	0x04, 0xd2, 0x00, 0x50, 1, 2, 3, 4, 5, 6, 7, 8, 0x60, 0x02,
};

/* Cut short with a length that is not true any more: refused as a whole. */
static void cut_and_told(const char *name, const u8 *bytes, size_t len, bool six)
{
	struct seen whole;
	bool good = true;
	size_t n;

	for (n = 0; n < len; n++) {
		ktap_check(&good, same_divided(bytes, n, six, &whole), "%zu bytes divided say something else", n);
		ktap_check(&good, whole.err_ip == -EBADMSG, "%zu of %zu bytes pass: %d", n, len, whole.err_ip);
		ktap_check(&good, whole.err_ends == (n < (six ? 40 : 20) ? -EBADMSG : 0),
			   "%zu of %zu bytes have ends: %d", n, len, whole.err_ends);
	}
	ktap_check(&good, same_divided(bytes, len, six, &whole), "divided it says something else");
	ktap_check(&good, !whole.err_ip && whole.length == len, "the whole is refused: %d", whole.err_ip);
	ktap_check(&good, whole.same_ends, "its addresses are others if nothing else is asked");
	ktap_check(&good, see(bytes, len, len, !six, 0).err_ends == -EBADMSG, "the other family's ends are found");
	ktap_case(good, name);
}

static void set_length(u8 *bytes, size_t n, bool six)
{
	if (six)
		put16(bytes + 4, n - 40);
	else
		put16(bytes + 2, n);
}

/* Cut short with a length that is: the IP header passes, the next is refused until it is all there. */
static void cut_and_hidden(const char *name, const u8 *of, size_t len, bool six, size_t from, size_t needs)
{
	u8 bytes[MOST];
	struct seen whole;
	bool good = true;
	size_t n;

	memcpy(bytes, of, len);
	for (n = from; n <= len; n++) {
		set_length(bytes, n, six);
		ktap_check(&good, same_divided(bytes, n, six, &whole), "%zu bytes divided say something else", n);
		ktap_check(&good, !whole.err_ip, "%zu bytes: the header is refused", n);
		ktap_check(&good, (whole.err_payload || whole.err_tcp == -EBADMSG) == (n < needs),
			   "%zu bytes: %d %d", n, whole.err_payload, whole.err_tcp);
	}
	ktap_check(&good, whole.sequence == 0x01020304 && whole.ports[0] == 1234 && whole.ports[1] == 80,
		   "it reads %x from %u to %u", whole.sequence, whole.ports[0], whole.ports[1]);
	ktap_case(good, name);
}

/* Bytes after the length, as Ethernet pads, belong to nobody. */
static void padding(void)
{
	u8 bytes[MOST] = { 0 }, payload[16 + 24] = { 6, 1 };
	size_t len = make4(bytes, 6, 0, tcp, 12);
	struct seen whole;
	bool good = same_divided(bytes, len + 18, false, &whole);

	ktap_check(&good, !whole.err_ip && whole.length == len, "length %u", whole.length);
	ktap_check(&good, whole.err_tcp == -EBADMSG, "a TCP header is read out of padding");
	ktap_check(&good, !whole.err_bytes, "bytes inside are refused");
	memcpy(payload + 16, tcp, 24);
	make6(bytes, 60, payload, sizeof(payload));
	put16(bytes + 4, 8);
	good &= same_divided(bytes, 40 + sizeof(payload), true, &whole);
	ktap_check(&good, whole.err_payload == -EBADMSG, "an extension of 8 bytes is 16 with padding");
	ktap_case(good, "padding is not read");
}

static void fragments(void)
{
	static const u8 next[8] = { 6, 0, 0x00, 0x09, 0, 0, 0, 1 }, first[8] = { 6, 0, 0, 1, 0, 0, 0, 1 };
	u8 bytes[MOST], payload[32];
	struct seen whole;
	bool good = true;

	make4(bytes, 6, 0, tcp, 24);
	bytes[6] = 0x20;
	ktap_check(&good, same_divided(bytes, 44, false, &whole) && whole.fragment && whole.first && !whole.err_tcp,
		   "the first fragment has no header: %d", whole.err_tcp);
	bytes[7] = 1;
	ktap_check(&good, same_divided(bytes, 44, false, &whole) && whole.fragment && !whole.first &&
		   whole.err_tcp == -ENOENT, "a later one has: %d", whole.err_tcp);
	memcpy(payload, first, 8);
	memcpy(payload + 8, tcp, 24);
	make6(bytes, 44, payload, 32);
	ktap_check(&good, same_divided(bytes, 72, true, &whole) && whole.fragment && whole.first && !whole.err_tcp,
		   "IPv6: the first fragment has no header: %d", whole.err_tcp);
	memcpy(bytes + 40, next, 8);
	ktap_check(&good, same_divided(bytes, 72, true, &whole) && whole.fragment && !whole.first &&
		   whole.err_tcp == -ENOENT && whole.protocol == 6, "IPv6: a later one has: %d", whole.err_tcp);
	ktap_case(good, "fragments are told, and have a header only if they are first");
}

/* A chain of @n empty destination options. */
static int chain_of(size_t n)
{
	u8 payload[MOST] = { 0 }, bytes[MOST + 40];
	struct seen whole;
	size_t i;

	for (i = 0; i < n; i++)
		payload[8 * i] = i + 1 < n ? 60 : 17;
	memcpy(payload + 8 * n, udp, 12);
	make6(bytes, n ? 60 : 17, payload, 8 * n + 12);
	return same_divided(bytes, 40 + 8 * n + 12, true, &whole) ? whole.err_payload + whole.err_udp : -1;
}

static void long_chains(void)
{
	bool good = true;
	size_t n;

	for (n = 0; n <= 20; n++)
		ktap_check(&good, chain_of(n) == (n <= 8 ? 0 : -EBADMSG), "%zu extensions: %d", n, chain_of(n));
	ktap_case(good, "eight extensions are passed, and no more");
}

/* Lengths that are none: 0, too short, too long, at every field that has one. */
static void false_lengths(void)
{
	u8 bytes[MOST];
	struct seen whole;
	bool good = true;
	size_t n;

	for (n = 0; n < 16; n++) {
		make4(bytes, 6, 0, tcp, 24);
		bytes[0] = (u8)(0x40 + n);
		same_divided(bytes, 44, false, &whole);
		ktap_check(&good, !whole.err_ip == (n >= 5 && n <= 11), "IPv4 header of %zu words: %d", n, whole.err_ip);
		make4(bytes, 6, 0, tcp, 24);
		bytes[32] = (u8)(n << 4);
		same_divided(bytes, 44, false, &whole);
		ktap_check(&good, !whole.err_tcp == (n >= 5 && n <= 6), "TCP header of %zu words: %d", n, whole.err_tcp);
	}
	for (n = 0; n < 64; n++) {
		make4(bytes, 17, 0, udp, 12);
		put16(bytes + 24, n);
		same_divided(bytes, 32, false, &whole);
		ktap_check(&good, !whole.err_udp == (n >= 8 && n <= 12), "UDP of %zu bytes: %d", n, whole.err_udp);
	}
	for (n = 0; n < 16; n++) {
		make4(bytes, 6, 0, tcp, 24);
		bytes[0] = (u8)(16 * n + 5);
		same_divided(bytes, 44, false, &whole);
		ktap_check(&good, !whole.err_ip == (n == 4), "version %zu: %d", n, whole.err_ip);
	}
	ktap_case(good, "lengths and versions that cannot be are refused");
}

/* What was merged may be longer than its field can say, and then says 0. */
static void merged(void)
{
	u8 bytes[MOST];
	size_t len = make4(bytes, 6, 0, tcp, 24);
	bool good = true;

	put16(bytes + 2, 0);
	ktap_check(&good, see(bytes, len, len, false, 0).err_ip == -EBADMSG, "a length of 0 passes");
	ktap_check(&good, see(bytes, len, 10, false, 24).length == len, "it is not so long as it is");
	len = make6(bytes, 6, tcp, 24);
	put16(bytes + 4, 0);
	ktap_check(&good, see(bytes, len, len, true, 0).length == 40, "IPv6 of length 0");
	ktap_check(&good, see(bytes, len, 10, true, 24).length == len, "IPv6 is not so long as it is");
	ktap_case(good, "the length of what was merged");
}

static void protocols(void)
{
	u8 bytes[MOST];
	size_t len = make4(bytes, 1, 2, icmp, 8);
	struct seen whole;
	bool good = same_divided(bytes, len, false, &whole);

	ktap_check(&good, !whole.err_icmp && whole.type == 8, "ICMP: %d", whole.err_icmp);
	ktap_check(&good, whole.err_tcp == -ENOENT && whole.err_udp == -ENOENT, "ICMP is something else too");
	len = make6(bytes, 1, icmp, 8);
	same_divided(bytes, len, true, &whole);
	ktap_check(&good, whole.err_icmp == -ENOENT, "ICMP in IPv6: %d", whole.err_icmp);
	len = make6(bytes, 58, icmp, 8);
	same_divided(bytes, len, true, &whole);
	ktap_check(&good, !whole.err_icmp, "ICMPv6: %d", whole.err_icmp);
	len = make4(bytes, 17, 10, udp, 12);
	same_divided(bytes, len, false, &whole);
	ktap_check(&good, !whole.err_udp && whole.ports[1] == 53, "UDP behind 40 bytes of options: %d", whole.err_udp);
	ktap_case(good, "each protocol is read as what it is");
}

/* Bytes changed at random: nothing is read that is not there, however it is divided. */
static void noise(void)
{
	u8 bytes[MOST];
	struct seen whole, divided;
	bool good = true, six;
	size_t len, cut;
	int round, change;

	srand(1);
	for (round = 0; round < 200000; round++) {
		six = round & 1;
		len = six ? make6(bytes, 0, chain, sizeof(chain)) : make4(bytes, 6, 3, tcp, 24);
		for (change = rand() % 6; change; change--)
			bytes[(size_t)rand() % len] = (u8)rand();
		len -= (size_t)rand() % 8;
		cut = (size_t)rand() % (len + 1);
		whole = see(bytes, len, len, six, 0);
		divided = see(bytes, len, cut, six, 0);
		ktap_check(&good, !memcmp(&whole, &divided, sizeof(whole)), "round %d: divided at %zu of %zu", round, cut, len);
	}
	ktap_case(good, "200000 changed packets");
}

/* Where there is a link layer header, and where not. */
static void ether(void)
{
	static u8 frame[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0x81, 0x00, 0x20, 0x64, 0x08, 0x00, 0x45 };
	struct net_device wire = { .type = ARPHRD_ETHER };
	struct sk_buff skb = { .len = sizeof(frame), .data = frame, .network = 18, .has_mac = true, .dev = &wire };
	struct inox_packet packet = { .inox__skb = &skb };
	bool good = true;

	ktap_check(&good, inox_packet_ether(&packet).inox__val.type == 0x8100, "type");
	ktap_check(&good, inox_packet_ether(&packet).inox__val.source[5] == 12, "source");
	ktap_check(&good, inox_packet_vlan(&packet).inox__val == 0x2064, "VLAN in the packet");
	skb.has_vlan = true, skb.vlan = 7;
	ktap_check(&good, inox_packet_vlan(&packet).inox__val == 7, "VLAN beside the packet");
	skb.has_vlan = false, skb.len = 15;
	ktap_check(&good, inox_packet_vlan(&packet).inox__err == -EBADMSG, "a tag that is cut");
	skb.network = 0;
	ktap_check(&good, inox_packet_ether(&packet).inox__err == -ENOENT, "no room for a header");
	skb.network = 18, skb.has_mac = false;
	ktap_check(&good, inox_packet_ether(&packet).inox__err == -ENOENT, "none was there");
	skb.has_mac = true, wire.type = 65534;
	ktap_check(&good, inox_packet_ether(&packet).inox__err == -ENOENT, "a tunnel has one");
	ktap_case(good, "Ethernet and VLAN");
}

static void marks(void)
{
	struct sk_buff skb = { .mark = 0x11223344, .len = 60, .shared = { .gso_segs = 3, .gso_size = 1448 } };
	struct inox_packet packet = { .inox__skb = &skb };
	bool good = true;

	inox_packet_mark_set(&packet, 0x00ff0000, 0xffaaffff);
	ktap_check(&good, inox_packet_mark(&packet) == 0x11aa3344, "mark %x", skb.mark);
	ktap_check(&good, inox_packet_segments(&packet) == 3, "segments");
	skb.shared.gso_segs = 0;
	skb.len = 2 * 1448 + 40;
	ktap_check(&good, inox_packet_segments(&packet) == 3, "segments, of which only the size is known");
	skb.shared.gso_size = 0;
	skb.len = 60;
	ktap_check(&good, inox_packet_segments(&packet) == 1 && inox_packet_bytes(&packet) == 60, "one segment");
	ktap_case(good, "only the bits of the mask change; segments and bytes");
}

int main(void)
{
	u8 bytes[MOST];
	size_t len;

	ktap_begin();
	len = make4(bytes, 6, 0, tcp, 24);
	cut_and_told("IPv4 and TCP, cut", bytes, len, false);
	cut_and_hidden("IPv4 and TCP, cut, with a length to match", bytes, len, false, 20, 44);
	len = make4(bytes, 6, 10, tcp, 24);
	cut_and_told("IPv4 with 40 bytes of options, cut", bytes, len, false);
	cut_and_hidden("IPv4 with options, cut, with a length to match", bytes, len, false, 60, 84);
	len = make6(bytes, 0, chain, sizeof(chain));
	cut_and_told("IPv6 with extensions, cut", bytes, len, true);
	cut_and_hidden("IPv6 with extensions, cut, with a length to match", bytes, len, true, 40, 104);
	padding();
	fragments();
	long_chains();
	false_lengths();
	merged();
	protocols();
	noise();
	ether();
	marks();
	return ktap_end();
}
