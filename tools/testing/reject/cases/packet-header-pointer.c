// SPDX-License-Identifier: GPL-2.0
/*
 * A header is a value, so nothing points into the packet that a later write moves.
 * refused: incompatible types when initializing type 'const struct inox_ipv4_header \*'
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

int wrong(struct inox_packet *packet, u32 *source);

int wrong(struct inox_packet *packet, u32 *source)
{
	const struct inox_ipv4_header *ip = TRY(inox_packet_ipv4(packet));

	inox_packet_mark_set(packet, 0xff, 1);
	*source = ip->source;
	return 0;
}
