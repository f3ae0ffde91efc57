// SPDX-License-Identifier: GPL-2.0
/*
 * It is neither true nor false.
 * refused: used struct type value where scalar is required
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
	return h->len ? true : false;
}
