/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: ctx.h
 *
 * Where code runs decides what it may call.  Two names in scope say where that
 * is: inox_ctx, which a callback has as its last parameter, and inox_held, which
 * a lock declares.  At file level both say that one may sleep.  They have no
 * size; what sleeps looks at their types while it is compiled.
 *
 * ====================== ================= ================ ==================
 * type                   parameter         memory           may do
 * ====================== ================= ================ ==================
 * struct inox_may_sleep  (none)            GFP_KERNEL       everything
 * struct inox_no_io      INOX_NO_IO        GFP_NOIO         sleep, but no I/O
 * struct inox_atomic     INOX_ATOMIC       GFP_ATOMIC       not sleep
 * struct inox_hard_irq   INOX_HARD_IRQ     (none)           raw spinlocks only
 * ====================== ================= ================ ==================
 */
#ifndef INOX_CTX_H
#define INOX_CTX_H

#include <linux/compiler.h>
#include <linux/gfp.h>

/* sparse takes a struct without members for one that is not known yet. */
#ifdef __CHECKER__
# define INOX__WITNESS	char inox__witness;
#else
# define INOX__WITNESS
#endif

struct inox_may_sleep { INOX__WITNESS };
struct inox_no_io { INOX__WITNESS };
struct inox_atomic { INOX__WITNESS };
struct inox_hard_irq { INOX__WITNESS };

static struct inox_may_sleep inox_ctx __maybe_unused;
static struct inox_may_sleep inox_held __maybe_unused;

/**
 * INOX_NO_IO - last parameter of a function that may sleep but start no I/O
 */
#define INOX_NO_IO	struct inox_no_io inox_ctx __maybe_unused
/**
 * INOX_ATOMIC - last parameter of a function that must not sleep
 */
#define INOX_ATOMIC	struct inox_atomic inox_ctx __maybe_unused
/**
 * INOX_HARD_IRQ - last parameter of a function for hard interrupts
 *
 * It may neither allocate nor take a spinlock that is not raw.
 */
#define INOX_HARD_IRQ	struct inox_hard_irq inox_ctx __maybe_unused

/**
 * inox_atomic() - the witness that a function with INOX_ATOMIC is called with
 *
 * Any code may lower itself: what runs here must not sleep, whoever calls it.
 *
 * Context: Any.
 * Return: A witness.
 */
static __always_inline struct inox_atomic inox_atomic(void)
{
	return (struct inox_atomic){ };
}

/*
 * What a lock declares. A call, for in the dump that tools/testing/lint/context
 * reads not every gcc shows where something without a size begins.
 */
#define INOX__HOLD_ATOMIC \
	struct inox_atomic inox_held __maybe_unused = inox__hold_atomic()
#define INOX__HOLD_HARD_IRQ \
	struct inox_hard_irq inox_held __maybe_unused = inox__hold_hard_irq()

static __always_inline struct inox_atomic inox__hold_atomic(void)
{
	return (struct inox_atomic){ };
}

static __always_inline struct inox_hard_irq inox__hold_hard_irq(void)
{
	return (struct inox_hard_irq){ };
}

/* The function, where one may sleep; elsewhere no association fits. */
#define inox__sleeps(f) _Generic((inox_ctx),				\
	struct inox_may_sleep: inox__sleeps_held(f),			\
	struct inox_no_io: inox__sleeps_held(f))
#define inox__sleeps_held(f) _Generic((inox_held),			\
	struct inox_may_sleep: (f))

/*
 * The function, where one may wait for a spinlock: on PREEMPT_RT it sleeps, so
 * neither in a hard interrupt nor with a raw spinlock.
 */
#define inox__spins(f) _Generic((inox_ctx),				\
	struct inox_may_sleep: inox__spins_held(f),			\
	struct inox_no_io: inox__spins_held(f),				\
	struct inox_atomic: inox__spins_held(f))
#define inox__spins_held(f) _Generic((inox_held),			\
	struct inox_may_sleep: (f),					\
	struct inox_atomic: (f))

/* What memory may be asked for here. */
#define inox__gfp() _Generic((inox_held),				\
	struct inox_may_sleep: inox__gfp_ctx(GFP_KERNEL, GFP_NOIO),	\
	struct inox_atomic: inox__gfp_ctx(GFP_ATOMIC, GFP_ATOMIC))
#define inox__gfp_ctx(sleeping, no_io) _Generic((inox_ctx),		\
	struct inox_may_sleep: (sleeping),				\
	struct inox_no_io: (no_io),					\
	struct inox_atomic: GFP_ATOMIC)

#endif
