// SPDX-License-Identifier: GPL-2.0
/*
 * It is not compared with ours.
 * refused: invalid operands to binary ==
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct header {
	struct inox_be16 len;
	struct inox_le16 id;
};

bool wrong(const struct header *h);

bool wrong(const struct header *h)
{
	return h->len == 4;
}
