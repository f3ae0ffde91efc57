// SPDX-License-Identifier: GPL-2.0
/*
 * A plain struct is not another.
 * refused: incompatible pointer type
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct header {
	struct inox_be16 len;
	struct inox_le16 id;
};

INOX_PLAIN(header, 4);

struct other {
	u32 value;
};

int wrong(struct inox_writer *w, const struct other *other);

int wrong(struct inox_writer *w, const struct other *other)
{
	return header_write(w, other);
}
