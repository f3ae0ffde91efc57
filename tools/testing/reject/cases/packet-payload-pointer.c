// SPDX-License-Identifier: GPL-2.0
/*
 * Bytes of a packet go into an array, whose length is known.
 * refused: this needs an array of bytes
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

int wrong(struct inox_packet *packet, const struct inox_payload_at *at, u8 *bytes);

int wrong(struct inox_packet *packet, const struct inox_payload_at *at, u8 *bytes)
{
	return inox_payload_bytes(packet, at, 8, bytes);
}
