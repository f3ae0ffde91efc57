// SPDX-License-Identifier: GPL-2.0
/*
 * fuzz-packets INTERFACE COUNT SEED: as many packets for 02:00:00:00:00:01, of which a part is not
 * what it says: options, extension headers, VLAN tags, fragments that overlap, segments that were
 * not cut apart, some cut short, some with a byte wrong.  Prints how sending ended.
 */

#include <arpa/inet.h>
#include <err.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/virtio_net.h>
#include <net/if.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "noise.h"

#define ROOM 8192

static unsigned char packet[ROOM];
static unsigned int length, network;

static unsigned char *put(const void *bytes, unsigned int n)
{
	unsigned char *at = packet + length;

	memcpy(at, bytes, n);
	length += n;
	return at;
}

static void put8(unsigned int value)
{
	packet[length++] = (unsigned char)value;
}

static void put16(unsigned int value)
{
	put8(value >> 8);
	put8(value & 255);
}

static void put_noise(unsigned int n)
{
	noise_fill(packet + length, n);
	length += n;
}

static void set16(unsigned char *at, unsigned int value)
{
	at[0] = (unsigned char)(value >> 8);
	at[1] = (unsigned char)value;
}

static void link_layer(unsigned int protocol)
{
	static const unsigned char addresses[12] = { 2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2 };
	unsigned int tags = one_in(8) ? 1 + below(3) : 0;

	length = 0;
	put(addresses, sizeof(addresses));
	while (tags--) {
		put16(one_in(2) ? 0x8100 : 0x88a8);
		put16(noise() & 0xffff);
	}
	put16(one_in(100) ? noise() & 0xffff : protocol);
	network = length;
}

static unsigned int port(void)
{
	static const unsigned short usual[] = { 1900, 3702, 5353, 5000, 5001, 80, 0, 65535 };

	return one_in(3) ? noise() & 0xffff : usual[below(sizeof(usual) / sizeof(usual[0]))];
}

static void tcp(void)
{
	unsigned int options = below(11);

	put16(port());
	put16(port());
	put_noise(8);
	put8((5 + options) << 4);
	put8(one_in(2) ? 0x02 : noise() & 255);
	put_noise(6 + 4 * options);
}

static void udp(unsigned int payload)
{
	put16(port());
	put16(port());
	put16(one_in(10) ? noise() & 0xffff : 8 + payload);
	put16(0);
}

static void transport(unsigned int protocol)
{
	unsigned int payload = some(100, 3000);

	if (protocol == 6)
		tcp();
	else if (protocol == 17)
		udp(payload);
	else
		put_noise(8);
	put_noise(payload);
}

static unsigned int some_protocol(void)
{
	static const unsigned char usual[] = { 6, 17, 17, 17, 1, 58, 132, 47, 50 };

	return one_in(20) ? noise() & 255 : usual[below(sizeof(usual))];
}

/* Many are parts of few, so that they overlap. */
static unsigned int fragment(void)
{
	if (!one_in(6))
		return 0;
	return (below(4) << 2) | (one_in(2) ? 0x2000 : 0) | (one_in(20) ? noise() & 0x1fff : 0);
}

static void sum4(unsigned char *head, unsigned int words)
{
	unsigned int sum = 0, i;

	set16(head + 10, 0);
	for (i = 0; i < words; i++)
		sum += (unsigned int)head[2 * i] << 8 | head[2 * i + 1];
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	set16(head + 10, ~sum & 0xffff);
}

static void ipv4(void)
{
	unsigned int options = one_in(4) ? below(11) : 0, protocol = some_protocol();
	unsigned char *head = packet + length;

	put8(0x45 + options);
	put8(0);
	put16(0);
	put16(below(4));
	put16(fragment());
	put8(64);
	put8(protocol);
	put16(0);
	put("\xc0\x00\x02", 3);
	put8(2 + (one_in(4) ? below(200) : 0));
	put("\xc0\x00\x02\x01", 4);
	put_noise(4 * options);
	transport(protocol);
	set16(head + 2, one_in(20) ? noise() & 0xffff : length - network);
	sum4(head, 10 + 2 * options);
}

/* One more header of IPv6, which says what follows it. */
static void extension(unsigned int type, unsigned int next)
{
	unsigned int words = type == 44 ? 0 : below(3);

	put8(next);
	put8(one_in(20) ? noise() & 255 : words);
	if (type == 44)
		put16(fragment() << 1 | one_in(2));
	else
		put_noise(2);
	if (type == 44)
		put("\0\0\0\1", 4);
	else
		put_noise(4 + 8 * words);
}

static void ipv6(void)
{
	static const unsigned char types[] = { 0, 43, 44, 60, 51 };
	unsigned int n = one_in(3) ? below(5) : 0, protocol = some_protocol(), chain[5], i;
	unsigned char *head = packet + length;

	for (i = 0; i < n; i++)
		chain[i] = types[below(sizeof(types))];
	chain[n] = protocol;
	put8(0x60);
	put_noise(3);
	put16(0);
	put8(chain[0]);
	put8(64);
	put("\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0", 15);
	put8(2 + (one_in(4) ? below(200) : 0));
	put("\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\1", 16);
	for (i = 0; i < n; i++)
		extension(chain[i], chain[i + 1]);
	transport(protocol);
	set16(head + 4, one_in(20) ? noise() & 0xffff : length - network - 40);
}

static void spoil(void)
{
	unsigned int n;

	for (n = one_in(4) ? 1 + below(3) : 0; n; n--)
		packet[network + below(length - network)] ^= (unsigned char)(1u << below(8));
	if (one_in(4))
		length = network + below(length - network);
}

static struct virtio_net_hdr segments(void)
{
	static const uint8_t types[] = { VIRTIO_NET_HDR_GSO_TCPV4, VIRTIO_NET_HDR_GSO_TCPV6, VIRTIO_NET_HDR_GSO_UDP,
					 VIRTIO_NET_HDR_GSO_TCPV4 | VIRTIO_NET_HDR_GSO_ECN };
	struct virtio_net_hdr head = { 0 };
	unsigned int six = (packet[network] >> 4) == 6;

	if (!one_in(5) && length < 1500)
		return head;
	head.gso_type = one_in(4) ? types[below(sizeof(types))] :
			six ? VIRTIO_NET_HDR_GSO_TCPV6 : VIRTIO_NET_HDR_GSO_TCPV4;
	head.gso_size = (uint16_t)(1 + some(1400, 65534));
	head.flags = VIRTIO_NET_HDR_F_NEEDS_CSUM;
	head.csum_start = (uint16_t)(network + (six ? 40 : 4 * (packet[network] & 15)));
	head.csum_offset = 16;
	head.hdr_len = (uint16_t)(head.csum_start + 20);
	return head;
}

static ssize_t one(int fd)
{
	struct virtio_net_hdr head;
	struct iovec parts[2] = { { &head, sizeof(head) }, { packet, 0 } };
	unsigned int six = one_in(3);

	link_layer(six ? ETH_P_IPV6 : ETH_P_IP);
	if (six)
		ipv6();
	else
		ipv4();
	spoil();
	head = segments();
	parts[1].iov_len = length;
	return writev(fd, parts, 2);
}

static int wire(const char *interface)
{
	struct sockaddr_ll at = { .sll_family = AF_PACKET, .sll_ifindex = (int)if_nametoindex(interface) };
	int fd = socket(AF_PACKET, SOCK_RAW, 0), yes = 1;

	if (fd < 0 || setsockopt(fd, SOL_PACKET, PACKET_VNET_HDR, &yes, sizeof(yes)) ||
	    bind(fd, (struct sockaddr *)&at, sizeof(at)))
		err(1, "%s", interface);
	return fd;
}

int main(int argc, char **argv)
{
	unsigned long i, count;
	int fd;

	if (argc != 4)
		errx(2, "usage: fuzz-packets INTERFACE COUNT SEED");
	count = strtoul(argv[2], NULL, 0);
	noise_seed(argv[3]);
	fd = wire(argv[1]);
	for (i = 0; i < count; i++)
		outcome(one(fd));
	tell_outcomes();
	return 0;
}
