// SPDX-License-Identifier: GPL-2.0
/*
 * A part is a result first.
 * refused: invalid initializer
 */
#include <inox/bytes.h>

#include <inox/strict.h>

int wrong(struct inox_reader *r);

int wrong(struct inox_reader *r)
{
	struct inox_reader part = inox_read_part(r, 8);

	return TRY(inox_read_u8(&part));
}
