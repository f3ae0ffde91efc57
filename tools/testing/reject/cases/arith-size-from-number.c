// SPDX-License-Identifier: GPL-2.0
/*
 * A number is no size to allocate.
 * refused: incompatible types when returning type 'size_t'|incompatible types when returning type 'long unsigned int'
 */
#include <inox/arith.h>

#include <inox/strict.h>

struct inox_size wrong(size_t n);

struct inox_size wrong(size_t n)
{
	return n * sizeof(u32);
}
