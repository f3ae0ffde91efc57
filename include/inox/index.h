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
#define inox__index_clamp(i, n)	array_index_nospec((i), (n))
#else
#define inox__index_clamp(i, n)	((void)(n), (i))
#endif

#include <inox/arith.h>

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
			.inox__at = (u32)inox__index_clamp(u.inox__wild, \
							   (u64)(n)),	\
		});							\
	}								\
	struct tag##_index

/**
 * inox_at() - the element of a table that a proved index names
 * @table: an array, of as many elements as the index was made for
 * @index: a struct tag_index of an INOX_INDEX()
 *
 * Context: Any.
 * Return: The element; it can be assigned to.
 */
#define inox_at(table, index)						\
	(table)[(index).inox__at + 0 * sizeof(char[1 - 2 *		\
		(sizeof(table) != sizeof(*(table)) *			\
				  sizeof((index).inox__table[0]) ||	\
		 __builtin_types_compatible_p(typeof(table),		\
					      typeof(&(table)[0])))])]

#endif
