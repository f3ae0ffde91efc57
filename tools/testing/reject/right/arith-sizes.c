// SPDX-License-Identifier: GPL-2.0
/*
 * Sizes and sums of what came from outside.
 */
#include <inox/arith.h>

#include <inox/strict.h>

struct list {
	u32 count;
	u64 tail[];
};

struct inox_size right_size(u32 n);
int right(struct inox_untrusted count, struct inox_untrusted offset, u32 *end);

struct inox_size right_size(u32 n)
{
	return n ? inox_size_flex(struct list, tail, n) : inox_size_of(struct list);
}

int right(struct inox_untrusted count, struct inox_untrusted offset, u32 *end)
{
	u32 n = TRY(inox_at_most(count, 1024));
	u32 at = TRY(inox_between(offset, 16, 4096));
	u32 bytes = TRY(inox_mul(n, 8u));
	u8 small = TRY(inox_narrow(u8, n));

	*end = TRY(inox_add(at, bytes));
	if (!inox_inside(at, bytes, 8192) || small > INOX_CONST(u8, 200))
		return -ERANGE;
	return 0;
}
