// SPDX-License-Identifier: GPL-2.0
/*
 * A message that is written twice, the second time with its length.
 */
#include <inox/bytes.h>

#include <inox/strict.h>

int right(u32 value, u16 *len);

static int body(struct inox_writer *w, u32 value)
{
	TRY(inox_write_u8(w, 4));
	return inox_write_be32(w, value);
}

int right(u32 value, u16 *len)
{
	u8 room[16], inner[8];
	struct inox_writer w = inox_writer_of(room);
	struct inox_writer part = inox_writer_of(inner);
	struct inox_reader done;

	TRY(body(&part, value));
	done = inox_writer_done(&part);
	TRY(inox_write_be16(&w, (u16)inox_reader_left(&done)));
	TRY(inox_write_part(&w, &done));
	*len = (u16)inox_writer_used(&w);
	return 0;
}
