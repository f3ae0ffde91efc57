// SPDX-License-Identifier: GPL-2.0
/*
 * Nor does a packet let it out.
 * refused: attempt to use poisoned .inox__skb.
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

const void *wrong(struct inox_packet *packet);

const void *wrong(struct inox_packet *packet)
{
	return packet->inox__skb;
}
