// SPDX-License-Identifier: GPL-2.0
/*
 * A pointer cannot be filled: nobody knows how far.
 * refused: this needs an array of bytes
 */
#include <inox/bytes.h>

#include <inox/strict.h>

int wrong(struct inox_reader *r, u8 *out);

int wrong(struct inox_reader *r, u8 *out)
{
	return inox_read_bytes(r, out);
}
