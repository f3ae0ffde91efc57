// SPDX-License-Identifier: GPL-2.0
/*
 * Bytes from outside have an order, which a wider element forgets.
 * refused: this needs an array of bytes
 */
#include <inox/bytes.h>

#include <inox/strict.h>

int wrong(struct inox_reader *r);

int wrong(struct inox_reader *r)
{
	u16 words[2];

	TRY(inox_read_bytes(r, words));
	return words[0];
}
