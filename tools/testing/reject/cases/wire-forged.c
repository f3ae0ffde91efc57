// SPDX-License-Identifier: GPL-2.0
/*
 * Bytes are not called a wire number.
 * refused: attempt to use poisoned .inox__wire.
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
	h->len.inox__wire = 4;
}
