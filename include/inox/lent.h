/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: lent.h
 *
 * A pointer that a guard or an owner lends out must not outlive what lent it.
 * Its type says so: ``struct counters __inox_lent *``.  In a build the word is
 * empty.  Two checks give it a meaning, an address space of its own: sparse,
 * and gcc itself in `make lint`, where the word stands for __seg_gs.  A lent
 * pointer then converts to no other, so it can be neither returned nor stored,
 * and neither can the address of a member.
 *
 * A function that borrows says so in its parameter's type.
 */
#ifndef INOX_LENT_H
#define INOX_LENT_H

#include <linux/compiler.h>
#include <linux/list.h>

#if defined(__CHECKER__) && !defined(__inox_lent)
# define __inox_lent __attribute__((address_space(__inox_lent)))
#endif

/*
 * What takes a lent pointer as well as any other: INOX__LOAN(name, T) declares
 * the type, INOX__LOANED(name, T) is it as a parameter, and inox__loan() the
 * pointer; in a macro inox__plain() is.  Only the layer may, as it is known not
 * to keep what it borrows.
 */
#ifdef __inox_lent
# define INOX__LOAN(name, T)						\
	union name {							\
		T *inox__plain;						\
		T __inox_lent *inox__lent;				\
	} __attribute__((__transparent_union__))
# define INOX__LOANED(name, T)	union name
# define inox__loan(p)		((p).inox__plain)
# define inox__plain(T, p)	((T __force *)(unsigned long)(p))
#else
# define __inox_lent
# define INOX__LOAN(name, T)	union name
# define INOX__LOANED(name, T)	T *
# define inox__loan(p)		(p)
# define inox__plain(T, p)	(p)
#endif

/* By way of an integer, as no cast leads from one address space to another. */
#define inox__lend(T, p)	((T __inox_lent __force *)(unsigned long)(p))

/**
 * inox_lend() - lend what one has: any pointer, for a function that borrows
 * @p: a pointer that is not lent
 *
 * Context: Any.
 * Return: The same pointer, lent.
 */
#define inox_lend(p)		inox__lend(typeof(*(p)), p)

static __always_inline struct list_head *
inox__lent_list(struct list_head __inox_lent *list)
{
	return (__force struct list_head *)(unsigned long)list;
}

/**
 * inox_list_init() - make a lent list empty
 * @list: the list, as a guard lends it
 *
 * Context: Any; before anything is in it.
 */
static __always_inline void inox_list_init(struct list_head __inox_lent *list)
{
	INIT_LIST_HEAD(inox__lent_list(list));
}

/**
 * inox_list_add() - put an entry in front of a lent list
 * @node: the entry's node, which is in no list
 * @list: the list, as a guard lends it
 *
 * Context: Any; whoever takes the entry out holds the same guard.
 */
static __always_inline void inox_list_add(struct list_head *node,
					  struct list_head __inox_lent *list)
{
	list_add(node, inox__lent_list(list));
}

/**
 * inox_list_for_each() - walk a lent list
 * @entry: a pointer to the type of the entries; points to each in turn
 * @list: the list, as a guard lends it
 * @node: the member of an entry that is in the list
 *
 * Context: Any; the body takes no entry out.
 */
#define inox_list_for_each(entry, list, node) \
	list_for_each_entry(entry, inox__lent_list(list), node)

#endif
