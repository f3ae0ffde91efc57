// SPDX-License-Identifier: GPL-2.0
/*
 * A number on the wire is none of ours.
 * refused: incompatible types when returning type 'struct inox_be16'
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct header {
	struct inox_be16 len;
	struct inox_le16 id;
};

u16 wrong(const struct header *h);

u16 wrong(const struct header *h)
{
	return h->len;
}
