// SPDX-License-Identifier: GPL-2.0
/*
 * Whether there are so many bytes must be looked at.
 * refused: ignoring return value of type 'struct inox_tcp'
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

void wrong(struct inox_packet *packet, const struct inox_payload_at *at);

void wrong(struct inox_packet *packet, const struct inox_payload_at *at)
{
	inox_packet_tcp(packet, at);
}
