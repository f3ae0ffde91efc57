// SPDX-License-Identifier: GPL-2.0
/*
 * Our number is none on the wire.
 * refused: incompatible types when assigning to type 'struct inox_be16' from type 'int'
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct header {
	struct inox_be16 len;
	struct inox_le16 id;
};

void wrong(struct header *h);

void wrong(struct header *h)
{
	h->len = 4;
}
