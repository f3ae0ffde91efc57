// SPDX-License-Identifier: GPL-2.0
/* <inox/arith.h>: at and beyond every limit. */
#include <linux/compiler.h>
#include <linux/types.h>

#include <inox/arith.h>

#include "ktap.h"

struct flex {
	u32 head;
	u16 tail[];
};

static const u64 edges[] = { 0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000,
			     0x7fffffff, 0x80000000, 0xffffffff, 0x100000000, (u64)-1 };
#define EDGES (sizeof(edges) / sizeof(*edges))

static void limits(void)
{
	bool good = true;
	size_t i, lo, hi;

	for (i = 0; i < EDGES; i++)
		for (lo = 0; lo < 13; lo++)
			for (hi = 0; hi < 13; hi++) {
				struct inox_u32 got = inox_between(inox_untrusted(edges[i]), (u32)edges[lo], (u32)edges[hi]);
				bool fits = edges[i] >= edges[lo] && edges[i] <= edges[hi];

				ktap_check(&good, got.inox__err == (fits ? 0 : -ERANGE), "%zu %zu %zu: %d", i, lo, hi, got.inox__err);
				ktap_check(&good, !fits || got.inox__val == edges[i], "%zu became %u", i, got.inox__val);
			}
	ktap_check(&good, inox_at_most(inox_untrusted((u64)-1), 0xffffffff).inox__err == -ERANGE, "minus one");
	ktap_check(&good, !inox_at_most(inox_untrusted(0), 0).inox__err, "nothing of nothing");
	ktap_case(good, "a number from outside is inside its limits or -ERANGE");
}

/* Against arithmetic in a type that is wide enough. */
#define CHECK_WIDTH(name, type)							\
static void name##_ops(void)							\
{										\
	bool good = true;							\
	size_t i, j;								\
										\
	for (i = 0; i < EDGES; i++)						\
		for (j = 0; j < EDGES; j++) {					\
			type a = (type)edges[i], b = (type)edges[j];		\
			__int128 most = (type)-1, x = a, y = b;			\
										\
			ktap_check(&good, inox_add(a, b).inox__err == (x + y > most ? -EOVERFLOW : 0), "add %zu %zu", i, j); \
			ktap_check(&good, inox_sub(a, b).inox__err == (x < y ? -EOVERFLOW : 0), "sub %zu %zu", i, j); \
			ktap_check(&good, inox_mul(a, b).inox__err == (y && x > most / y ? -EOVERFLOW : 0), "mul %zu %zu", i, j); \
			ktap_check(&good, x + y > most || inox_add(a, b).inox__val == x + y, "sum %zu %zu", i, j); \
			ktap_check(&good, x < y || inox_sub(a, b).inox__val == x - y, "difference %zu %zu", i, j); \
			ktap_check(&good, (y && x > most / y) || inox_mul(a, b).inox__val == x * y, "product %zu %zu", i, j); \
		}								\
	ktap_case(good, #name ": sums, differences and products do not wrap"); \
}

/* Each edge shifted by each distance up to, at and beyond the width. */
#define CHECK_SHIFT(name, type)							\
static void name##_shifts(void)							\
{										\
	static const unsigned int far[] = { 127, 128, 255, 256, 0x80000000, 0xffffffff }; \
	const unsigned int width = 8 * sizeof(type);				\
	bool good = true;							\
	size_t i;								\
	unsigned int by;							\
										\
	for (i = 0; i < EDGES; i++) {						\
		type n = (type)edges[i];					\
										\
		for (by = 0; by < width; by++) {				\
			unsigned __int128 want = (unsigned __int128)n << by;	\
			struct inox_##name got = inox_shl(n, by);		\
			bool fits = want <= (type)-1;				\
										\
			ktap_check(&good, got.inox__err == (fits ? 0 : -EOVERFLOW), "%zu << %u: %d", i, by, got.inox__err); \
			ktap_check(&good, !fits || got.inox__val == want, "%zu << %u is wrong", i, by); \
		}								\
		ktap_check(&good, inox_shl(n, width).inox__err == -EOVERFLOW, "%zu << width", i); \
		for (by = 0; by < 6; by++)					\
			ktap_check(&good, far[by] < width || inox_shl(n, far[by]).inox__err == -EOVERFLOW, "%zu << %u", i, far[by]); \
	}									\
	ktap_case(good, #name ": a shift loses no bit");			\
}

CHECK_SHIFT(u8, u8)
CHECK_SHIFT(u16, u16)
CHECK_SHIFT(u32, u32)
CHECK_SHIFT(u64, unsigned long long)
CHECK_SHIFT(count, size_t)

CHECK_WIDTH(u8, u8)
CHECK_WIDTH(u16, u16)
CHECK_WIDTH(u32, u32)
CHECK_WIDTH(u64, unsigned long long)
CHECK_WIDTH(count, size_t)

static void narrowing(void)
{
	bool good = true;
	size_t i;

	for (i = 0; i < EDGES; i++) {
		ktap_check(&good, !inox_narrow(u8, edges[i]).inox__err == (edges[i] <= 0xff), "u8 %zu", i);
		ktap_check(&good, !inox_narrow(u16, edges[i]).inox__err == (edges[i] <= 0xffff), "u16 %zu", i);
		ktap_check(&good, !inox_narrow(s16, edges[i]).inox__err == (edges[i] <= 0x7fff), "s16 %zu", i);
		ktap_check(&good, !inox_narrow(u32, edges[i]).inox__err == (edges[i] <= 0xffffffff), "u32 %zu", i);
	}
	ktap_check(&good, inox_narrow(u8, -1).inox__err == -ERANGE, "minus one as u8");
	ktap_check(&good, inox_narrow(u64, (char)'a').inox__val == 'a', "a character");
	ktap_check(&good, inox_narrow(s64, (u64)-1).inox__err == -ERANGE, "the highest u64 as s64");
	ktap_check(&good, inox_narrow(s64, (s64)((u64)1 << 63)).inox__val == (s64)((u64)1 << 63), "the lowest s64");
	ktap_check(&good, inox_narrow(s8, (s64)-129).inox__err == -ERANGE, "below the lowest s8");
	ktap_check(&good, inox_narrow(u64, -1L).inox__err == -ERANGE, "minus one as u64");
	ktap_check(&good, inox_narrow(s16, -32768).inox__val == -32768, "the lowest s16");
	ktap_check(&good, inox_narrow(s16, -32769).inox__err == -ERANGE, "one below it");
	ktap_case(good, "a number that does not fit its new type is -ERANGE");
}

static void fitting(void)
{
	bool good = true;
	size_t i;

	for (i = 0; i < EDGES; i++) {
		struct inox_untrusted u = inox_untrusted(edges[i]);

		ktap_check(&good, inox_fits(u8, u).inox__err == (edges[i] <= 0xff ? 0 : -ERANGE), "u8 %zu", i);
		ktap_check(&good, inox_fits(s8, u).inox__err == (edges[i] <= 0x7f ? 0 : -ERANGE), "s8 %zu", i);
		ktap_check(&good, inox_fits(u16, u).inox__err == (edges[i] <= 0xffff ? 0 : -ERANGE), "u16 %zu", i);
		ktap_check(&good, inox_fits(s16, u).inox__err == (edges[i] <= 0x7fff ? 0 : -ERANGE), "s16 %zu", i);
		ktap_check(&good, inox_fits(u32, u).inox__err == (edges[i] <= 0xffffffff ? 0 : -ERANGE), "u32 %zu", i);
		ktap_check(&good, inox_fits(s32, u).inox__err == (edges[i] <= 0x7fffffff ? 0 : -ERANGE), "s32 %zu", i);
		ktap_check(&good, inox_fits(s64, u).inox__err == (edges[i] < (u64)1 << 63 ? 0 : -ERANGE), "s64 %zu", i);
		ktap_check(&good, inox_fits(u64, u).inox__val == edges[i], "u64 %zu", i);
		ktap_check(&good, edges[i] > 0xff || inox_fits(u8, u).inox__val == edges[i], "u8 %zu changed", i);
	}
	ktap_case(good, "a number from outside fits its type or is -ERANGE");
}

/* As the initialiser of a static object they must be constants. */
static const u8 most = INOX_CONST(u8, 255);
static const s8 least = INOX_CONST(s8, -128);
static const u64 whole = INOX_CONST(u64, (u64)-1);

static void constants(void)
{
	ktap_case(most == 255 && least == -128 && whole == (u64)-1 && INOX_CONST(u16, 0) == 0,
		  "a constant keeps its value");
}

static void ranges(void)
{
	static const size_t at[] = { 0, 1, 7, 8, 9, (size_t)-1, (size_t)-8 };
	bool good = true;
	size_t i, j;

	for (i = 0; i < 7; i++)
		for (j = 0; j < 7; j++) {
			bool inside = (__int128)at[i] + (__int128)at[j] <= 8;

			ktap_check(&good, inox_inside(at[i], at[j], 8) == inside, "%zu %zu", i, j);
		}
	for (i = 0; i < EDGES; i++)
		for (j = 0; j < EDGES; j++) {
			u32 offset = (u32)edges[i], len = (u32)edges[j];
			bool inside = (u64)offset + len <= 0x80000000;

			ktap_check(&good, inox_inside(offset, len, 0x80000000u) == inside, "%u %u", offset, len);
			ktap_check(&good, inox_inside(offset, len, (size_t)0x80000000) == inside, "wide %u %u", offset, len);
		}
	ktap_case(good, "a range that would wrap is outside");
}

static void sizes(void)
{
	bool good = true;

	ktap_check(&good, inox_size_of(struct flex).inox__bytes == 4, "one");
	ktap_check(&good, inox_size_array(u32, 3).inox__bytes == 12, "array");
	ktap_check(&good, inox_size_flex(struct flex, tail, 3).inox__bytes == 10, "flexible");
	ktap_check(&good, inox_size_array(u32, (size_t)-1 / 4).inox__bytes == (size_t)-4, "the largest array");
	ktap_check(&good, inox_size_array(u32, (size_t)-1 / 4 + 1).inox__bytes == (size_t)-1, "one more");
	ktap_check(&good, inox_size_flex(struct flex, tail, (size_t)-1 / 2).inox__bytes == (size_t)-1, "too long a tail");
	ktap_case(good, "a size that overflows is more than there is");
}

int main(void)
{
	ktap_begin();
	limits();
	u8_ops();
	u16_ops();
	u32_ops();
	u64_ops();
	count_ops();
	narrowing();
	ranges();
	sizes();
	u8_shifts();
	u16_shifts();
	u32_shifts();
	u64_shifts();
	count_shifts();
	fitting();
	constants();
	return ktap_end();
}
