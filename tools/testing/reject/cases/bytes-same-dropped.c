// SPDX-License-Identifier: GPL-2.0
/*
 * Whether bytes are the same is not to be overlooked.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/bytes.h>

#include <inox/strict.h>

void wrong(struct inox_reader *r, struct inox_reader other);

void wrong(struct inox_reader *r, struct inox_reader other)
{
	inox_read_same(r, other);
}
