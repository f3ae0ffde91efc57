// SPDX-License-Identifier: GPL-2.0
/*
 * Records in sections in a message: cursors inside cursors, flags that say what is there, two ways out.
 */
#include <inox/bytes.h>

#include <inox/strict.h>

#define HAS_CHECK	0x01u
#define HAS_NAME	0x02u

struct found {
	u32 records, check;
	u8 name[4];
	bool named;
};

int right(struct inox_reader message, struct found *found);

static int record(struct inox_reader r, struct found *found)
{
	u8 flags = TRY(inox_read_u8(&r));

	if (flags & HAS_CHECK)
		found->check ^= TRY(inox_read_be32(&r));
	if (flags & HAS_NAME) {
		TRY(inox_read_bytes(&r, found->name));
		found->named = true;
	}
	found->records++;
	return inox_read_end(&r);
}

static int section(struct inox_reader r, struct found *found)
{
	int err = 0;

	for (u8 left = TRY(inox_read_u8(&r)); left; left--) {
		err = record(TRY(inox_read_part(&r, TRY(inox_read_le16(&r)))), found);
		if (err)
			goto out;
	}
	err = inox_read_end(&r);
out:
	return err;
}

int right(struct inox_reader message, struct found *found)
{
	do {
		u8 kind = TRY(inox_read_u8(&message));
		struct inox_reader part = TRY(inox_read_part(&message, TRY(inox_read_be16(&message))));

		if (kind == 0xff)
			return inox_read_end(&part);
		if (kind != 1)
			continue;
		TRY(section(part, found));
	} while (inox_reader_left(&message));
	return found->named ? 0 : -EBADMSG;
}
