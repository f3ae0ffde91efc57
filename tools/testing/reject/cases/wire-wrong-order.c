// SPDX-License-Identifier: GPL-2.0
/*
 * Each order has its own way back.
 * refused: incompatible type for argument 1 of 'inox_le16_get'
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
	return inox_le16_get(h->len);
}
