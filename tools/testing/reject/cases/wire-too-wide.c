// SPDX-License-Identifier: GPL-2.0
/*
 * A number too wide for its field.
 * refused: may change value \[-Werror=conversion\]
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct header {
	struct inox_be16 len;
	struct inox_le16 id;
};

void wrong(struct header *h, u32 len);

void wrong(struct header *h, u32 len)
{
	h->len = inox_be16(len);
}
