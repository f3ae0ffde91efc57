// SPDX-License-Identifier: GPL-2.0
/*
 * The function that ends a thing is one of its type.
 * refused: incompatible pointer type
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
};

struct packet {
	u32 len;
};

void packet_free(struct packet *packet);

INOX_OWNED(frame, struct frame, packet_free);
