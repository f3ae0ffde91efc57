// SPDX-License-Identifier: GPL-2.0
/*
 * What has its order already is not given one again.
 * refused: incompatible type for argument 2 of .inox_write_be16.
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct header {
	struct inox_be16 len;
	struct inox_le16 id;
};

int wrong(struct inox_writer *w, const struct header *h);

int wrong(struct inox_writer *w, const struct header *h)
{
	return inox_write_be16(w, h->len);
}
