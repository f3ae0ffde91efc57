// SPDX-License-Identifier: GPL-2.0
/*
 * Nor has its length.
 * refused: attempt to use poisoned .inox__left.
 */
#include <inox/bytes.h>

#include <inox/strict.h>

void wrong(struct inox_reader *r);

void wrong(struct inox_reader *r)
{
	r->inox__left = 4096;
}
