// SPDX-License-Identifier: GPL-2.0
/*
 * Descriptors that are constants, read back member by member.
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct endpoint {
	u8 length, type, address, attributes;
	struct inox_le16 packet;
	u8 interval;
};

INOX_PLAIN(endpoint, 4 + sizeof(struct inox_le16) + 1);

static const struct endpoint endpoints[] = {
	{ 7, 5, 0x81, 2, INOX_LE16(512), 0 },
	{ .length = sizeof(struct endpoint), .type = 5, .packet = INOX_LE16(1u << 6) },
};

int right(struct inox_writer *w, u16 *most);

int right(struct inox_writer *w, u16 *most)
{
	for (size_t i = 0; i < sizeof(endpoints) / sizeof(endpoints[0]); i++) {
		struct endpoint copy = endpoints[i];

		if (inox_le16_get(copy.packet) < 512)
			copy.packet = inox_le16(512);
		else if (!(copy.address & 0x80))
			continue;
		TRY(endpoint_write(w, &copy));
		*most = inox_le16_get(copy.packet);
	}
	return 0;
}
