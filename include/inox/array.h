/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: array.h
 *
 * Arrays whose length is known only at run time, and which know it.  An element
 * is reached by a checked index, and by nothing else.  An array is an owned kind
 * as in <inox/own.h>; for the tag ``words`` INOX_ARRAY() defines, beside what is
 * said there:
 *
 * ===========================  ==================================================
 * inox_array_new(words, n)     n zeroed elements, a token, or -ENOMEM; may sleep
 * words_count(array)           how many there are
 * words_at(array, i)           a result: a lent pointer to one, or -ERANGE
 * words_sort(array, order)     sorts; order(a, b) is negative, 0 or positive
 * ===========================  ==================================================
 */
#ifndef INOX_ARRAY_H
#define INOX_ARRAY_H

#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/sort.h>

#include <inox/arith.h>
#include <inox/own.h>

static inline void *inox__array_new(struct inox_size size)
{
	void *array = inox__fail() ? NULL :
		kvzalloc(size.inox__bytes, GFP_KERNEL_ACCOUNT);

	if (array)
		inox__count_up(inox__live_memory);
	return array;
}

static inline void inox__array_free(const void *array)
{
	inox__count_down(inox__live_memory);
	kvfree(array);
}

#define INOX__ARRAY_NEW(tag)						\
	static inline struct inox_##tag##_own				\
	tag##_inox__new(u32 n)						\
	{								\
		struct tag *array = inox__array_new(			\
			inox_size_flex(struct tag, inox__items, n));	\
									\
		if (unlikely(!array))					\
			return inox_##tag##_own_err(-ENOMEM);		\
		array->inox__n = n;					\
		return inox_##tag##_own_ok((struct tag##_own){		\
			.inox__thing = inox__began(array) });		\
	}

#define INOX__ARRAY_AT(tag, T)						\
	static __always_inline u32					\
	tag##_count(const struct tag __inox_lent *array)		\
	{								\
		return array->inox__n;					\
	}								\
	static __always_inline struct inox_##tag##_item			\
	tag##_at(struct tag __inox_lent *lent, u32 i)			\
	{								\
		struct tag *array = inox__plain(struct tag, lent);	\
									\
		if (unlikely(i >= array->inox__n))			\
			return inox_##tag##_item_err(-ERANGE);		\
		return inox_##tag##_item_ok(				\
			inox__lend(T, &array->inox__items[i]));		\
	}

/* What is sorted already, as a tool may have done it, costs one look. */
#define INOX__ARRAY_SORT(tag, T)					\
	struct inox__##tag##_order {					\
		int (*inox__compare)(const T *a, const T *b);		\
	};								\
	static inline int inox__##tag##_compare(const void *a, const void *b, \
						const void *order)	\
	{								\
		const struct inox__##tag##_order *by = order;		\
									\
		return by->inox__compare(a, b);				\
	}								\
	static inline void						\
	tag##_sort(struct tag __inox_lent *lent,			\
		   int (*compare)(const T *a, const T *b))		\
	{								\
		const struct inox__##tag##_order by = { compare };	\
		struct tag *array = inox__plain(struct tag, lent);	\
		u32 i;							\
									\
		for (i = 1; i < array->inox__n; i++)			\
			if (compare(&array->inox__items[i - 1],		\
				    &array->inox__items[i]) > 0)	\
				break;					\
		if (i < array->inox__n)					\
			sort_r(array->inox__items, array->inox__n,	\
			       sizeof(T), inox__##tag##_compare, NULL, &by); \
	}

/**
 * INOX_ARRAY() - make an owned kind of arrays
 * @tag: begins the names of its types and functions; the array is a struct tag
 * @T: type of the elements
 */
#define INOX_ARRAY(tag, T)						\
	struct tag {							\
		u32 inox__n;						\
		T inox__items[];					\
	};								\
	INOX__OWN_ALL(tag, struct tag, inox__array_free)		\
	INOX_RESULT(tag##_item, T __inox_lent *);			\
	INOX__ARRAY_NEW(tag)						\
	INOX__ARRAY_AT(tag, T)						\
	INOX__ARRAY_SORT(tag, T)					\
	struct tag

/**
 * inox_array_new() - an array of zeroed elements, and its ownership
 * @tag: of an INOX_ARRAY() kind
 * @n: how many
 *
 * Context: May sleep.
 * Return: A result: a token, or -ENOMEM.
 */
#define inox_array_new(tag, n)	inox__sleeps(tag##_inox__new)(n)

#endif
