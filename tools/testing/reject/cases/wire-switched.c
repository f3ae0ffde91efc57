// SPDX-License-Identifier: GPL-2.0
/*
 * It has no cases.
 * refused: switch quantity not an integer
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct header {
	struct inox_be16 len;
	struct inox_le16 id;
};

int wrong(const struct header *h);

int wrong(const struct header *h)
{
	switch (h->id) {
	case 1:
		return 1;
	default:
		return 0;
	}
}
