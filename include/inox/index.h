/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: index.h
 *
 * Indices whose type proves them.  One can be made only by a check against the
 * size of its table, and used only on a table of that size; the processor's
 * speculation is held to it as well.
 */
#ifndef INOX_INDEX_H
#define INOX_INDEX_H

#ifdef __KERNEL__
#include <linux/nospec.h>
#endif

#include <inox/arith.h>
#include <inox/bytes.h>

/* Zero where the processor only guesses that @i is below @n. */
static __always_inline u32 inox__index_clamp(u32 i, u32 n)
{
#ifdef __KERNEL__
	return array_index_nospec(i, n);
#else
	return i < n ? i : 0;
#endif
}

/**
 * INOX_INDEX() - the type of an index into tables of one size
 * @tag: the type is struct tag_index
 * @n: elements of the tables, a constant
 *
 * Defines tag_index(u), which turns a struct inox_untrusted into a result: the
 * index, or -ERANGE.
 */
#define INOX_INDEX(tag, n)						\
	struct tag##_index {						\
		u32 inox__at;						\
		char inox__table[0][n];					\
	} __designated_init;						\
	INOX_RESULT(tag##_index, struct tag##_index);			\
	static __always_inline struct inox_##tag##_index		\
	tag##_index(struct inox_untrusted u)				\
	{								\
		if (unlikely(u.inox__wild >= (n)))			\
			return inox_##tag##_index_err(-ERANGE);		\
		return inox_##tag##_index_ok((struct tag##_index){	\
			.inox__at = inox__index_clamp((u32)u.inox__wild, (n)), \
		});							\
	}								\
	struct tag##_index

/* Elements of the tables of an index. */
#define inox__index_range(index)	sizeof((index).inox__table[0])

/* Where an index points in an array, which is of its size. */
#define inox__index_in(array, index)					\
	((index).inox__at +						\
	 INOX__PROVED(!inox__is_pointer(array) &&			\
		      sizeof(array) == sizeof((array)[0]) *		\
				       inox__index_range(index),	\
		      "the index is not of a table of this size"))

/**
 * inox_at() - the element of an array that a proved index names
 * @array: an array, of as many elements as the index was made for
 * @index: a struct tag_index of an INOX_INDEX()
 *
 * Context: Any.
 * Return: The element; it can be assigned to.
 */
#define inox_at(array, index)	((array)[inox__index_in(array, index)])

/**
 * inox_table() - the type of a table that nothing but an index opens
 * @tag: of the INOX_INDEX()
 * @type: of its elements
 *
 * An initialiser has two pairs of braces.
 */
#define inox_table(tag, type) struct {					\
	type inox__rows[inox__index_range(*(struct tag##_index *)0)];	\
}

/**
 * inox_table_at() - the element of a table that a proved index names
 * @table: an inox_table()
 * @index: a struct tag_index of an INOX_INDEX(), with as many elements
 *
 * Context: Any.
 * Return: The element; it can be assigned to.
 */
#define inox_table_at(table, index)	inox_at((table).inox__rows, index)

#endif
