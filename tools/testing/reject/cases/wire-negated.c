// SPDX-License-Identifier: GPL-2.0
/*
 * No arithmetic before the conversion.
 * refused: invalid operands to binary \+|wrong type argument
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct header {
	struct inox_be16 len;
	struct inox_le16 id;
};

struct inox_be16 wrong(const struct header *h);

struct inox_be16 wrong(const struct header *h)
{
	return h->len + 1;
}
