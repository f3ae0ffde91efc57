// SPDX-License-Identifier: GPL-2.0
/*
 * A flexible array that the struct does not have.
 * refused: has no member named 'tail'
 */
#include <inox/arith.h>

#include <inox/strict.h>

struct head {
	u32 count;
};

struct inox_size wrong(size_t n);

struct inox_size wrong(size_t n)
{
	return inox_size_flex(struct head, tail, n);
}
