/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: result.h
 *
 * A value or an errno, in one type that the compiler makes you look at.  The
 * value has no name outside the layer, so it cannot be read before the error
 * was handled; a dropped result does not compile, whoever wrote the function.
 *
 * Functions that only act return a plain errno ``int`` marked __must_check.
 */
#ifndef INOX_RESULT_H
#define INOX_RESULT_H

#ifdef __KERNEL__
#include <linux/compiler.h>
#include <linux/types.h>
#endif

/* Must-use as a property of the type: gcc 11 takes the bracket form in gnu11. */
#if defined(__CHECKER__)
# define INOX__MUST_USE
#elif defined(__clang__)
# define INOX__MUST_USE __attribute__((__warn_unused_result__))
#else
# define INOX__MUST_USE [[nodiscard]]
#endif

#define INOX__REFUSED(msg) __attribute__((__error__(msg)))

/* Nought, of type size_t, where a condition holds that the compiler knows. */
#define INOX__PROVED(condition, says)					\
	(0 * sizeof(struct {						\
		_Static_assert(condition, says);			\
		int inox__nought;					\
	}))

/**
 * INOX_RESULT() - define struct inox_<name>, a @T or an errno
 * @name: the result is struct inox_<name>, made by inox_<name>_ok() and
 *	inox_<name>_err()
 * @T: type of the value
 *
 * inox_<name>_err() takes a negative errno; a constant that is none does not
 * compile.
 */
#define INOX_RESULT(name, T)						\
	struct INOX__MUST_USE inox_##name {				\
		int inox__err;						\
		T inox__val;						\
	} __designated_init;						\
	static __always_inline struct inox_##name inox_##name##_ok(T v)	\
	{								\
		return (struct inox_##name){ .inox__val = v };		\
	}								\
	static __always_inline struct inox_##name inox_##name##_err(int e) \
	{								\
		if (__builtin_constant_p(e >= 0) && e >= 0)		\
			inox__not_an_errno();				\
		return (struct inox_##name){ .inox__err = e };		\
	}								\
	struct inox_##name

void INOX__REFUSED("an error result needs a negative errno")
inox__not_an_errno(void);

/* What an int that succeeded is worth: nothing. */
struct inox__none { int inox__err; struct { } inox__val; };

/* An errno int seen as a result; every result begins with its errno. */
#define inox__result(r)							\
	((typeof(_Generic((r), int: (struct inox__none){ 0 }, default: (r))) *)&(r))

/* A factor that only the optimizer knows: see TRY(). */
static __always_inline int inox__once(void)
{
	return 1;
}

/**
 * TRY() - the value of a result, or return its errno from this function
 * @expr: an INOX_RESULT() or an errno int; evaluated once
 *
 * The function must return an errno.  One that returns bool is refused by
 * -Wint-in-bool-context, which takes a product there for a mistake; an unsigned
 * one by -Wconversion; a pointer or nothing by the language.
 *
 * Context: Any.
 * Return: The value, if there is one.
 */
#define TRY(expr) ({							\
	__auto_type inox__r = (expr);					\
	if (unlikely(inox__result(inox__r)->inox__err))			\
		return inox__result(inox__r)->inox__err * inox__once();		\
	inox__result(inox__r)->inox__val; })

INOX_RESULT(u8, u8);
INOX_RESULT(u16, u16);
INOX_RESULT(u32, u32);
INOX_RESULT(u64, u64);
INOX_RESULT(s8, s8);
INOX_RESULT(s16, s16);
INOX_RESULT(s32, s32);
INOX_RESULT(s64, s64);
INOX_RESULT(count, size_t);

#endif
