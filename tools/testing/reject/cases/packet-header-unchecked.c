// SPDX-License-Identifier: GPL-2.0
/*
 * A header is not used before it is known to be one.
 * refused: 'struct inox_ipv4' has no member named 'source'
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

u32 wrong(struct inox_packet *packet);

u32 wrong(struct inox_packet *packet)
{
	return inox_packet_ipv4(packet).source;
}
