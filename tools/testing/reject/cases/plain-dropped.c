// SPDX-License-Identifier: GPL-2.0
/*
 * A plain struct that was not there.
 * refused: \[-Werror=unused-result\]
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct header {
	struct inox_be16 len;
	struct inox_le16 id;
};

INOX_PLAIN(header, 4);

void wrong(struct inox_reader *r);

void wrong(struct inox_reader *r)
{
	header_read(r);
}
