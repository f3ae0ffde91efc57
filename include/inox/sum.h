/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: sum.h
 *
 * Tagged unions: a value that is one of several arms, each of a type of its own.  It
 * comes out only as the argument of the arm's function, and each arm must have one.
 *
 * The arms are lines of a list, here those of a struct step::
 *
 *	#define STEPS(arm, x...)		\
 *		arm(x, pause, struct inox_ms)	\
 *		arm(x, mode, u8)
 *
 *	inox_sum(step, STEPS);
 */
#ifndef INOX_SUM_H
#define INOX_SUM_H

#ifdef __KERNEL__
#include <linux/compiler.h>
#include <linux/types.h>
#endif

#define INOX__SUM_NUMBER(tag, arm, T)	inox__##tag##_is_##arm,
#define INOX__SUM_MEMBER(tag, arm, T)	T arm;

#define INOX__SUM_MAKE(tag, arm, T)					\
	static inline struct tag tag##_##arm(T value)			\
	{								\
		return (struct tag){					\
			.inox__which = inox__##tag##_is_##arm,		\
			.inox__arms = { .arm = value },			\
		};							\
	}

#define INOX__SUM_CALL(tag, name, arm, T)				\
	case inox__##tag##_is_##arm:					\
		return name##_##arm(with, sum->inox__arms.arm);

/**
 * inox_sum() - define struct <tag>, which is one of its arms
 * @tag: name of the struct
 * @list: a macro with the parameters arm and x... that has a line
 *	arm(x, name, type) for each
 *
 * Defines <tag>_<name>(value) for each arm, which makes a struct <tag> of it.  Zeroed
 * memory is the first, zeroed.
 */
#define inox_sum(tag, list)						\
	enum inox__##tag##_which { list(INOX__SUM_NUMBER, tag) };	\
	struct tag {							\
		enum inox__##tag##_which inox__which;			\
		union {							\
			list(INOX__SUM_MEMBER, tag)			\
		} inox__arms;						\
	} __designated_init;						\
	list(INOX__SUM_MAKE, tag)					\
	struct tag

/**
 * inox_sum_match() - define a function that does with each arm what is to be done
 * @R: the type it returns
 * @name: of the function: @R @name(@W with, const struct @tag \*sum)
 * @W: type of what it is given beside
 * @tag: the struct that inox_sum() defined
 * @list: its arms
 *
 * It calls @R <name>_<arm>(@W, value) of the arm that the value is; each must be there.
 */
#define inox_sum_match(R, name, W, tag, list)				\
	static R name(W with, const struct tag *sum)			\
	{								\
		switch (sum->inox__which) {				\
		default:	/* there is no other */			\
		list(INOX__SUM_CALL, tag, name)				\
		}							\
	}								\
	struct tag

#endif
