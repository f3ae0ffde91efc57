// SPDX-License-Identifier: GPL-2.0
/* <inox/arith.h>: the same in numbers of twice the width. */
#include "fuzz.h"

#include <inox/arith.h>

typedef unsigned __int128 wide;

#define CHECK(name, type, max) do {					\
	type x = (type)a, y = (type)b;					\
	struct inox_##name got;						\
									\
	got = inox_add(x, y);						\
	expect(!got.inox__err == ((wide)x + y <= (max)));		\
	expect(got.inox__err || got.inox__val == (wide)x + y);		\
	got = inox_sub(x, y);						\
	expect(!got.inox__err == (y <= x));				\
	expect(got.inox__err || got.inox__val == (wide)x - y);		\
	got = inox_mul(x, y);						\
	expect(!got.inox__err == ((wide)x * y <= (max)));		\
	expect(got.inox__err || got.inox__val == (wide)x * y);		\
	got = inox_shl(x, bits);					\
	expect(!got.inox__err == (bits < 8 * sizeof(type) &&		\
				  ((wide)x << bits) <= (max)));		\
	expect(got.inox__err || got.inox__val == (wide)x << bits);	\
} while (0)

static void ranges(u64 a, u64 b, u64 c)
{
	u32 lo = (u32)b, hi = (u32)c;
	struct inox_u32 got = inox_between(inox_untrusted(a), lo, hi);
	struct inox_s8 narrow = inox_narrow(s8, (s64)a);

	expect(!got.inox__err == (a >= lo && a <= hi));
	expect(got.inox__err || got.inox__val == a);
	expect(inox_inside((size_t)a, (size_t)b, (size_t)c) == ((wide)a + b <= c));
	expect(inox_inside((u32)a, lo, hi) == ((wide)(u32)a + lo <= hi));
	expect(!narrow.inox__err == ((s64)a >= -128 && (s64)a <= 127));
	expect(narrow.inox__err || narrow.inox__val == (s64)a);
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	struct input in = { data, size };
	u64 a = input_u64(&in), b = input_u64(&in), c = input_u64(&in);
	unsigned int bits = input_u8(&in) & 127;

	CHECK(u8, u8, 0xffu);
	CHECK(u16, u16, 0xffffu);
	CHECK(u32, u32, 0xffffffffu);
	CHECK(count, size_t, SIZE_MAX);
	ranges(a, b, c);
	return 0;
}
