// SPDX-License-Identifier: GPL-2.0
/*
 * A size to allocate is not added to.
 * refused: invalid operands to binary \+
 */
#include <inox/arith.h>

#include <inox/strict.h>

struct inox_size wrong(size_t n);

struct inox_size wrong(size_t n)
{
	return inox_size_array(u32, n) + 4;
}
