// SPDX-License-Identifier: GPL-2.0
/*
 * A reader is not written.
 * refused: incompatible pointer type
 */
#include <inox/bytes.h>

#include <inox/strict.h>

int wrong(struct inox_reader *r);

int wrong(struct inox_reader *r)
{
	return inox_write_u8(r, 1);
}
