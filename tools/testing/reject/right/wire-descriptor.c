// SPDX-License-Identifier: GPL-2.0
/*
 * A descriptor that is read, checked and answered.
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct endpoint {
	u8 length, type, address, attributes;
	struct inox_le16 packet;
	u8 interval;
};

INOX_PLAIN(endpoint, 7);

int right(struct inox_reader *r, struct inox_writer *w);

int right(struct inox_reader *r, struct inox_writer *w)
{
	struct endpoint ep = TRY(endpoint_read(r));
	u16 packet = inox_le16_get(ep.packet);

	if (packet > 1024 || ep.length != sizeof(ep))
		return -EBADMSG;
	ep.packet = inox_le16((u16)(packet / 2));
	return endpoint_write(w, &ep);
}
