// SPDX-License-Identifier: GPL-2.0
/*
 * Tag, length, value in a loop, a switch inside, an error that leaves by goto.
 */
#include <inox/bytes.h>

#include <inox/strict.h>

int right(struct inox_reader r, u32 *sum, bool *seen);

int right(struct inox_reader r, u32 *sum, bool *seen)
{
	int err = 0;

	while (inox_reader_left(&r)) {
		u8 tag = TRY(inox_read_u8(&r));
		u8 len = TRY(inox_read_u8(&r));
		struct inox_reader value = TRY(inox_read_part(&r, len));

		switch (tag) {
		case 1:
			*sum += TRY(inox_read_be16(&value));
			break;
		case 2:
			*sum += TRY(inox_read_le32(&value));
			break;
		case 0xff:
			err = -EBADMSG;
			goto out;
		default:
			continue;
		}
		TRY(inox_read_end(&value));
		*seen = true;
	}
out:
	return err;
}
