/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: shared.h
 *
 * A number that every CPU changes without a lock.  It has no operators: it is
 * read, and changed from what was read to something new, or not at all.
 */
#ifndef INOX_SHARED_H
#define INOX_SHARED_H

#include <linux/atomic.h>

#include <inox/own.h>

/**
 * struct inox_shared - a number of 64 bits; memory of zeroes is 0
 */
struct inox_shared {
	/* private: */
	INOX__NO_COPY;
	atomic64_t inox__number;
};

INOX__LOAN(inox__shared_at, struct inox_shared);

/* In a declaration that kernel-doc reads: it takes no type with a comma. */
#define INOX__SHARED_AT	INOX__LOANED(inox__shared_at, struct inox_shared)

/**
 * inox_shared_get() - the number as it is now
 * @at: address of the number
 *
 * Context: Any.
 * Return: The number.
 */
static __always_inline u64
inox_shared_get(INOX__SHARED_AT at)
{
	return (u64)atomic64_read(&inox__loan(at)->inox__number);
}

/**
 * inox_shared_change() - change the number, if it is what was read
 * @at: address of the number
 * @was: what was read; if it is not that any more, becomes what it is
 * @to: the new number
 *
 * Context: Any.
 * Return: Whether it was changed.
 */
static __always_inline __must_check bool
inox_shared_change(INOX__SHARED_AT at, u64 *was, u64 to)
{
	return atomic64_try_cmpxchg(&inox__loan(at)->inox__number, (s64 *)was,
				    (s64)to);
}

#endif
