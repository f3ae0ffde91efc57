// SPDX-License-Identifier: GPL-2.0
/*
 * A copy of a reader looks ahead; a flag and what it stands for.
 */
#include <inox/bytes.h>

#include <inox/strict.h>

int right(struct inox_reader *r, u8 mac[6]);

int right(struct inox_reader *r, u8 mac[6])
{
	struct inox_reader ahead = *r;
	bool extended = TRY(inox_read_u8(&ahead)) == 0x80;
	u8 address[6];

	if (extended)
		TRY(inox_read_skip(r, 2));
	TRY(inox_read_bytes(r, address));
	if (extended)
		TRY(inox_read_end(r));
	mac[0] = address[0];
	return 0;
}
