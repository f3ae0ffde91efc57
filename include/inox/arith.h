/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: arith.h
 *
 * Numbers that cannot wrap unnoticed.  What comes from outside is a struct
 * inox_untrusted, which has no operators: only a check turns it into a number.
 * The other operations give a result, so that an overflow is an errno.
 */
#ifndef INOX_ARITH_H
#define INOX_ARITH_H

#ifdef __KERNEL__
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/limits.h>
#include <linux/types.h>
#else
#include <errno.h>
#include <stdint.h>
#endif

#include <inox/result.h>

struct inox_untrusted {
	u64 inox__wild;
} __designated_init;

/**
 * inox_untrusted() - mark a number as unchecked
 * @n: the number; a negative one becomes too large for any limit
 *
 * Context: Any.
 * Return: A struct inox_untrusted: the number, without operators.
 */
static __always_inline struct inox_untrusted inox_untrusted(u64 n)
{
	return (struct inox_untrusted){ .inox__wild = n };
}

/**
 * inox_between() - check a number from outside
 * @u: the number
 * @lo: the smallest allowed
 * @hi: the largest allowed
 *
 * Context: Any.
 * Return: A result: the number, or -ERANGE.
 */
static __always_inline struct inox_u32
inox_between(struct inox_untrusted u, u32 lo, u32 hi)
{
	if (unlikely(u.inox__wild < lo || u.inox__wild > hi))
		return inox_u32_err(-ERANGE);
	return inox_u32_ok((u32)u.inox__wild);
}

/**
 * inox_at_most() - check a number from outside against its largest value
 * @u: the number
 * @hi: the largest allowed
 *
 * Context: Any.
 * Return: A result: the number, or -ERANGE.
 */
static __always_inline struct inox_u32
inox_at_most(struct inox_untrusted u, u32 hi)
{
	return inox_between(u, 0, hi);
}

#define INOX__CHECKED(op, name, type)					\
	static __always_inline struct inox_##name			\
	inox__##op##_##name(type a, type b)				\
	{								\
		type sum;						\
									\
		if (unlikely(__builtin_##op##_overflow(a, b, &sum)))	\
			return inox_##name##_err(-EOVERFLOW);		\
		return inox_##name##_ok(sum);				\
	}								\
	struct inox_##name

#define INOX__CHECKED_SHIFT(name, type)					\
	static __always_inline struct inox_##name			\
	inox__shl_##name(type n, unsigned int bits)			\
	{								\
		if (unlikely(bits >= 8 * sizeof(type) ||		\
			     (type)(n << bits) >> bits != n))		\
			return inox_##name##_err(-EOVERFLOW);		\
		return inox_##name##_ok((type)(n << bits));		\
	}								\
	struct inox_##name

#define INOX__CHECKED_ALL(name, type)					\
	INOX__CHECKED(add, name, type);					\
	INOX__CHECKED(sub, name, type);					\
	INOX__CHECKED(mul, name, type);					\
	INOX__CHECKED_SHIFT(name, type)

INOX__CHECKED_ALL(u8, u8);
INOX__CHECKED_ALL(u16, u16);
INOX__CHECKED_ALL(u32, u32);
INOX__CHECKED_ALL(u64, u64);
INOX__CHECKED_ALL(count, size_t);

/* size_t is another type than u64 even where both have 64 bits. */
#define inox__by_width(op, a) _Generic((a),				\
	u8: inox__##op##_u8,						\
	u16: inox__##op##_u16,						\
	u32: inox__##op##_u32,						\
	unsigned long long: inox__##op##_u64,				\
	unsigned long: inox__##op##_count)

/**
 * inox_add() - a sum that does not wrap
 * @a: an unsigned number, whose type the result has
 * @b: another, of the same type
 *
 * Context: Any.
 * Return: A result: the sum, or -EOVERFLOW.
 */
#define inox_add(a, b)	inox__by_width(add, a)((a), (b))
/**
 * inox_sub() - a difference that does not wrap
 * @a: an unsigned number, whose type the result has
 * @b: what is taken from it, of the same type
 *
 * Context: Any.
 * Return: A result: the difference, or -EOVERFLOW.
 */
#define inox_sub(a, b)	inox__by_width(sub, a)((a), (b))
/**
 * inox_mul() - a product that does not wrap
 * @a: an unsigned number, whose type the result has
 * @b: another, of the same type
 *
 * Context: Any.
 * Return: A result: the product, or -EOVERFLOW.
 */
#define inox_mul(a, b)	inox__by_width(mul, a)((a), (b))
/**
 * inox_shl() - a left shift that loses no bit
 * @n: an unsigned number, whose type the result has
 * @bits: how far; not all the bits of its type, whatever @n is
 *
 * Context: Any.
 * Return: A result: the shifted number, or -EOVERFLOW.
 */
#define inox_shl(n, bits)	inox__by_width(shl, n)((n), (bits))

#define INOX__NARROW(type, wide)					\
	static __always_inline struct inox_##type			\
	inox__##type##_of_##wide(wide n)				\
	{								\
		type narrow;						\
									\
		if (unlikely(__builtin_add_overflow(n, 0, &narrow)))	\
			return inox_##type##_err(-ERANGE);		\
		return inox_##type##_ok(narrow);			\
	}								\
	struct inox_##type

#define INOX__NARROW_BOTH(type)						\
	INOX__NARROW(type, s64);					\
	INOX__NARROW(type, u64)

INOX__NARROW_BOTH(u8);
INOX__NARROW_BOTH(u16);
INOX__NARROW_BOTH(u32);
INOX__NARROW_BOTH(u64);
INOX__NARROW_BOTH(s8);
INOX__NARROW_BOTH(s16);
INOX__NARROW_BOTH(s32);
INOX__NARROW_BOTH(s64);

/**
 * inox_narrow() - a number in a smaller or differently signed type
 * @type: one of u8 to u64 and s8 to s64
 * @n: the number, of any integer type
 *
 * Context: Any.
 * Return: A result: the same number, or -ERANGE if @type cannot hold it.
 */
#define inox_narrow(type, n) _Generic((n) + 0,				\
	int: inox__##type##_of_s64,					\
	long: inox__##type##_of_s64,					\
	long long: inox__##type##_of_s64,				\
	unsigned int: inox__##type##_of_u64,				\
	unsigned long: inox__##type##_of_u64,				\
	unsigned long long: inox__##type##_of_u64)(n)

/**
 * inox_fits() - check a number from outside against what a type can hold
 * @type: one of u8 to u64 and s8 to s64
 * @u: a struct inox_untrusted
 *
 * Context: Any.
 * Return: A result: the number, or -ERANGE.
 */
#define inox_fits(type, u) \
	inox__##type##_of_u64((u).inox__wild)

/* The same number, of the same sign. */
#define INOX__SAME(type, n) \
	((type)(n) == (n) && ((type)(n) < 1) == ((n) < 1))

/**
 * INOX_CONST() - a constant that its type can hold
 * @type: an integer type
 * @n: a constant; one that does not fit does not compile
 *
 * Context: Any; also in the initialiser of a static object.
 * Return: The constant, as @type.
 */
#define INOX_CONST(type, n)						\
	((type)__builtin_choose_expr(					\
		!INOX__PROVED(INOX__SAME(type, n),			\
			      "constant does not fit " #type), (n), 0))

#define INOX__INSIDE(name, type)					\
	static __always_inline __must_check bool			\
	inox__inside_##name(type offset, type len, type size)		\
	{								\
		return len <= size && offset <= size - len;		\
	}

INOX__INSIDE(u32, u32)
INOX__INSIDE(size, size_t)

/**
 * inox_inside() - does a range lie inside a size?
 * @offset: where it begins
 * @len: how long it is
 * @size: of what it must lie in
 *
 * Never wraps, whatever @offset and @len are.
 *
 * Context: Any.
 * Return: Whether it does.
 */
#define inox_inside(offset, len, size)					\
	_Generic((offset) + (len) + (size),				\
		 int: inox__inside_size,				\
		 long: inox__inside_size,				\
		 unsigned int: inox__inside_u32,			\
		 unsigned long: inox__inside_size,			\
		 unsigned long long: inox__inside_size)((offset), (len), (size))

/**
 * struct inox_size - how much to allocate; has no operators
 */
struct inox_size {
	/* private: */
	size_t inox__bytes;
} __designated_init;

/* More than anybody can allocate. */
#define INOX__TOO_MUCH	SIZE_MAX

static __always_inline struct inox_size
inox__size(size_t head, size_t each, size_t n)
{
	size_t all;

	if (__builtin_mul_overflow(each, n, &all) ||
	    __builtin_add_overflow(all, head, &all))
		all = INOX__TOO_MUCH;
	return (struct inox_size){ .inox__bytes = all };
}

/**
 * inox_size_of() - the size of one object
 * @type: its type
 *
 * Context: Any.
 * Return: A struct inox_size.
 */
#define inox_size_of(type)		inox__size(sizeof(type), 0, 0)
/**
 * inox_size_array() - the size of an array
 * @type: of its elements
 * @n: how many; a size that overflows is more than can be allocated
 *
 * Context: Any.
 * Return: A struct inox_size.
 */
#define inox_size_array(type, n)	inox__size(0, sizeof(type), (n))
/**
 * inox_size_flex() - the size of a struct that ends in a flexible array
 * @type: of the struct
 * @member: the flexible array
 * @n: how many elements; a size that overflows is more than can be allocated
 *
 * Context: Any.
 * Return: A struct inox_size.
 */
#define inox_size_flex(type, member, n) \
	inox__size(sizeof(type), sizeof(*((type *)0)->member), (n))

#endif
