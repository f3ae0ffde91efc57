/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_REFCOUNT_H
#define SHIM_REFCOUNT_H

#include <stdbool.h>

typedef struct {
	int refs;
} refcount_t;

#define refcount_read(r)	__atomic_load_n(&(r)->refs, __ATOMIC_RELAXED)
#define refcount_set(r, n)	__atomic_store_n(&(r)->refs, (n), __ATOMIC_RELAXED)
#define refcount_inc(r)		((void)__atomic_add_fetch(&(r)->refs, 1, __ATOMIC_RELAXED))
#define refcount_dec_and_test(r) \
	(!__atomic_sub_fetch(&(r)->refs, 1, __ATOMIC_ACQ_REL))

static inline bool refcount_inc_not_zero(refcount_t *r)
{
	int refs = refcount_read(r);

	while (refs)
		if (__atomic_compare_exchange_n(&r->refs, &refs, refs + 1, true,
						__ATOMIC_RELAXED, __ATOMIC_RELAXED))
			return true;
	return false;
}

#endif
