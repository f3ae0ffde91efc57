// SPDX-License-Identifier: GPL-2.0
/*
 * It is not added to.
 * refused: invalid operands to binary \+
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct header {
	struct inox_be16 len;
	struct inox_le16 id;
};

u32 wrong(const struct header *h);

u32 wrong(const struct header *h)
{
	return h->len + 4;
}
