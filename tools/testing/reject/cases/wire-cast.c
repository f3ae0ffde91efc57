// SPDX-License-Identifier: GPL-2.0
/*
 * No cast makes it a number.
 * refused: aggregate value used where an integer was expected
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
	return (u16)h->len;
}
