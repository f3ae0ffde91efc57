// SPDX-License-Identifier: GPL-2.0
/*
 * Helpers that give results on, checks whose errno is replaced, shifts by what was checked.
 */
#include <inox/arith.h>

#include <inox/strict.h>

int right(struct inox_untrusted blocks, struct inox_untrusted by, u32 *bytes);

static struct inox_u32 scaled(u32 n, u32 by)
{
	if (by > 24)
		return inox_u32_err(-ERANGE);
	return inox_shl(n, by);
}

static int to_small(struct inox_untrusted blocks, u32 *n)
{
	*n = TRY(inox_at_most(blocks, U8_MAX));
	return 0;
}

static bool count_small(struct inox_untrusted blocks)
{
	u32 n;

	return !to_small(blocks, &n);
}

static int count(struct inox_untrusted blocks, u32 *n)
{
	bool large = false;

	if (count_small(blocks)) {
		*n = TRY(inox_fits(u8, blocks));
	} else {
		large = true;
		*n = TRY(inox_between(blocks, 1, 1u << 20));
	}
	return large && *n == 1 ? -EINVAL : 0;
}

int right(struct inox_untrusted blocks, struct inox_untrusted by, u32 *bytes)
{
	u32 n;

	if (count(blocks, &n))
		return -EINVAL;
	*bytes = TRY(scaled(n, TRY(inox_at_most(by, 31))));
	*bytes = TRY(inox_sub(*bytes, n));
	return 0;
}
