// SPDX-License-Identifier: GPL-2.0
/* <inox/arith.h>: every result is the one of arithmetic without end, or an errno. */
#include "prove.h"

/* As gcc's manual has it; the checker's own forgets that the sum may be too much for *@p alone. */
#define __builtin_add_overflow(a, b, p) ({				\
	__int128 sum__ = (__int128)(a) + (b);				\
									\
	*(p) = (typeof(*(p)))sum__;					\
	(__int128)*(p) != sum__; })

#include <inox/arith.h>

typedef unsigned __int128 wide;

#define PROVE_ARITH(type)						\
void prove_add_##type(void)						\
{									\
	type a = nondet_##type(), b = nondet_##type();			\
	struct inox_##type got = inox__add_##type(a, b);		\
	wide sum = (wide)a + b;						\
									\
	prove(got.inox__err == (sum == (type)sum ? 0 : -EOVERFLOW));	\
	prove(got.inox__err || got.inox__val == sum);			\
}									\
void prove_sub_##type(void)						\
{									\
	type a = nondet_##type(), b = nondet_##type();			\
	struct inox_##type got = inox__sub_##type(a, b);		\
									\
	prove(got.inox__err == (a >= b ? 0 : -EOVERFLOW));		\
	prove(got.inox__err || got.inox__val == (type)(a - b));		\
}									\
void prove_shl_##type(void)						\
{									\
	type n = nondet_##type();						\
	unsigned int bits = nondet_u32();					\
	struct inox_##type got = inox__shl_##type(n, bits);		\
	bool fits = bits < 8 * sizeof(type) &&				\
		((wide)n << bits) == (type)((wide)n << bits);		\
									\
	prove(got.inox__err == (fits ? 0 : -EOVERFLOW));		\
	prove(!fits || got.inox__val == (wide)n << bits);		\
}

PROVE_ARITH(u8)
PROVE_ARITH(u16)
PROVE_ARITH(u32)
PROVE_ARITH(u64)

/* Products of larger numbers, both unknown, are more than the checker can do. */
#define PROVE_MUL(type)							\
void prove_mul_##type(void)						\
{									\
	type a = nondet_##type(), b = nondet_##type();			\
	struct inox_##type got = inox__mul_##type(a, b);		\
	u64 product = (u64)a * b;					\
									\
	prove(got.inox__err == (product == (type)product ? 0 : -EOVERFLOW)); \
	prove(got.inox__err || got.inox__val == product);		\
}

PROVE_MUL(u8)
PROVE_MUL(u16)

#define PROVE_NARROW(type)						\
void prove_narrow_##type(void)						\
{									\
	s64 n = nondet_s64();						\
	u64 m = nondet_u64();						\
	struct inox_##type of_s64 = inox_narrow(type, n);		\
	struct inox_##type of_u64 = inox_narrow(type, m);		\
	bool fits_s64 = (__int128)(type)n == (__int128)n;		\
	bool fits_u64 = (__int128)(type)m == (__int128)m;		\
									\
	prove(of_s64.inox__err == (fits_s64 ? 0 : -ERANGE));		\
	prove(!fits_s64 || of_s64.inox__val == (type)n);		\
	prove(of_u64.inox__err == (fits_u64 ? 0 : -ERANGE));		\
	prove(!fits_u64 || of_u64.inox__val == (type)m);		\
}

PROVE_NARROW(u8)
PROVE_NARROW(u16)
PROVE_NARROW(u32)
PROVE_NARROW(u64)
PROVE_NARROW(s8)
PROVE_NARROW(s16)
PROVE_NARROW(s32)
PROVE_NARROW(s64)

void prove_between(void)
{
	u64 n = nondet_u64();
	u32 lo = nondet_u32(), hi = nondet_u32();
	struct inox_u32 got = inox_between(inox_untrusted(n), lo, hi);

	prove(got.inox__err == (n >= lo && n <= hi ? 0 : -ERANGE));
	prove(got.inox__err || got.inox__val == n);
}

void prove_inside(void)
{
	size_t offset = nondet_size(), len = nondet_size(), size = nondet_size();
	u32 at = nondet_u32(), n = nondet_u32(), all = nondet_u32();

	prove(inox_inside(offset, len, size) == ((wide)offset + len <= size));
	prove(inox_inside(at, n, all) == ((u64)at + n <= all));
}

/* A size that wraps would be smaller than what it counts; this one is never. */
#define PROVE_SIZE(each)						\
void prove_size_##each(void)						\
{									\
	u16 head = nondet_u16();					\
	size_t n = nondet_size();					\
	struct inox_size size = inox__size(head, each, n);		\
	wide all = (wide)(each) * n + head;				\
									\
	prove(size.inox__bytes == (all == (size_t)all ? all : SIZE_MAX)); \
}

PROVE_SIZE(1)
PROVE_SIZE(12)
PROVE_SIZE(4096)
