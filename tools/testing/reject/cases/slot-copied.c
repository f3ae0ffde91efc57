// SPDX-License-Identifier: GPL-2.0
/*
 * What has a slot is not copied.
 * refused: assignment of read-only location
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

struct port {
	struct frame_slot ready;
};

void wrong(struct port *to, const struct port *from);

void wrong(struct port *to, const struct port *from)
{
	*to = *from;
}
