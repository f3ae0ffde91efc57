/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: locked.h
 *
 * Data that can be reached only while its lock is held: the lock hands out
 * the pointer, and the end of the block takes both back.  The pointer is lent:
 * see lent.h.
 *
 * inox_locked() has a mutex, inox_spin_locked() a spinlock, inox_raw_locked() a
 * raw spinlock, which stays one on PREEMPT_RT.  Inside the two latter nothing
 * that sleeps compiles, inside the last no spinlock either; one such lock a
 * block, so that their order can be read.
 */
#ifndef INOX_LOCKED_H
#define INOX_LOCKED_H

#include <linux/align.h>
#include <linux/compiler.h>
#include <linux/lockdep.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

#include <inox/ctx.h>
#include <inox/lent.h>

#define INOX__LOCKED_ALIGN	8
#define INOX__LOCKED_FITS(T)						\
	static_assert(__alignof__(T) <= INOX__LOCKED_ALIGN,		\
		      "data of a box is aligned to 8 bytes at most")
#define INOX__LOCKED_AT		ALIGN(sizeof(struct mutex), INOX__LOCKED_ALIGN)

/**
 * inox_locked() - the type of a box: a @T and the mutex that guards it
 * @T: type of the data, aligned to 8 bytes at most
 */
#define inox_locked(T) struct {						\
	INOX__LOCKED_FITS(T);						\
	struct mutex inox__mutex;					\
	T inox__locked_data __aligned(INOX__LOCKED_ALIGN);		\
}

static inline void inox__mutex_init(struct mutex *m, const char *name,
				    struct lock_class_key *key)
{
	mutex_init(m);
	lockdep_set_class_and_name(m, key, name);
}

/**
 * inox_locked_init() - make a box ready; its data is as the owner left it
 * @box: an inox_locked()
 *
 * Context: Any; before anybody else can see the box.
 */
#define inox_locked_init(box) do {					\
	static struct lock_class_key inox__key;				\
	inox__mutex_init(&(box)->inox__mutex, #box, &inox__key);	\
} while (0)

static __always_inline void *inox__locked_enter(struct mutex *m)
{
	mutex_lock(m);
	return (char *)m + INOX__LOCKED_AT;
}

static __always_inline void inox__locked_leave(const void *guard)
{
	mutex_unlock((struct mutex *)(*(char *const *)guard - INOX__LOCKED_AT));
}

/**
 * INOX_LOCK() - declare a pointer to the data of a box, locked to block end
 * @p: name of the pointer; cannot be pointed elsewhere
 * @box: an inox_locked()
 *
 * Context: May sleep.
 */
#define INOX_LOCK(p, box)						\
	typeof((box)->inox__locked_data) __inox_lent *const p		\
	__attribute__((__cleanup__(inox__locked_leave))) =		\
		inox__lend(typeof((box)->inox__locked_data),		\
			   inox__sleeps(inox__locked_enter)(			\
				inox__plain(struct mutex, &(box)->inox__mutex)))

/**
 * inox_spin_locked() - the type of a box: a @T and the spinlock that guards it
 * @T: type of the data, aligned to 8 bytes at most
 */
#define inox_spin_locked(T) struct {					\
	INOX__LOCKED_FITS(T);						\
	spinlock_t inox__spinlock;					\
	T inox__spin_data __aligned(INOX__LOCKED_ALIGN);		\
}

/**
 * inox_raw_locked() - a box with a raw spinlock, for hard interrupt context
 * @T: type of the data, aligned to 8 bytes at most
 */
#define inox_raw_locked(T) struct {					\
	INOX__LOCKED_FITS(T);						\
	raw_spinlock_t inox__raw_spinlock;				\
	T inox__raw_data __aligned(INOX__LOCKED_ALIGN);			\
}

#define INOX__SPIN_AT	ALIGN(sizeof(spinlock_t), INOX__LOCKED_ALIGN)
#define INOX__RAW_AT	ALIGN(sizeof(raw_spinlock_t), INOX__LOCKED_ALIGN)

static inline void inox__spin_init(spinlock_t *lock, const char *name,
				   struct lock_class_key *key)
{
	spin_lock_init(lock);
	lockdep_set_class_and_name(lock, key, name);
}

static inline void inox__raw_init(raw_spinlock_t *lock, const char *name,
				  struct lock_class_key *key)
{
	raw_spin_lock_init(lock);
	lockdep_set_class_and_name(lock, key, name);
}

/**
 * inox_spin_init() - make a box with a spinlock ready; its data is as it was
 * @box: an inox_spin_locked()
 *
 * Context: Any; before anybody else can see the box.
 */
#define inox_spin_init(box) do {					\
	static struct lock_class_key inox__key;				\
	inox__spin_init(&(box)->inox__spinlock, #box, &inox__key);	\
} while (0)
/**
 * inox_raw_init() - make a box with a raw spinlock ready; its data is as it was
 * @box: an inox_raw_locked()
 *
 * Context: Any; before anybody else can see the box.
 */
#define inox_raw_init(box) do {						\
	static struct lock_class_key inox__key;				\
	inox__raw_init(&(box)->inox__raw_spinlock, #box, &inox__key);	\
} while (0)

/* What the holder of a lock must remember; the compiler drops what it need not. */
struct inox__spin_guard {
	spinlock_t *inox__lock;
	unsigned long inox__flags;
};

struct inox__raw_guard {
	raw_spinlock_t *inox__lock;
	unsigned long inox__flags;
};

/* inox__kind_enter() and inox__kind_leave(), of a guard g. */
#define INOX__SPIN(kind, guard, type, lock, unlock)			\
	static __always_inline struct guard inox__##kind##_enter(type *l) \
	{								\
		struct guard g = { .inox__lock = l };			\
									\
		lock;							\
		return g;						\
	}								\
	static __always_inline void					\
	inox__##kind##_leave(const struct guard *g)			\
	{								\
		unlock;							\
	}								\
	struct guard

INOX__SPIN(spin, inox__spin_guard, spinlock_t,
	   spin_lock(g.inox__lock), spin_unlock(g->inox__lock));
INOX__SPIN(spin_bh, inox__spin_guard, spinlock_t,
	   spin_lock_bh(g.inox__lock), spin_unlock_bh(g->inox__lock));
INOX__SPIN(spin_irqsave, inox__spin_guard, spinlock_t,
	   spin_lock_irqsave(g.inox__lock, g.inox__flags),
	   spin_unlock_irqrestore(g->inox__lock, g->inox__flags));
INOX__SPIN(raw, inox__raw_guard, raw_spinlock_t,
	   raw_spin_lock(g.inox__lock), raw_spin_unlock(g->inox__lock));
INOX__SPIN(raw_irqsave, inox__raw_guard, raw_spinlock_t,
	   raw_spin_lock_irqsave(g.inox__lock, g.inox__flags),
	   raw_spin_unlock_irqrestore(g->inox__lock, g->inox__flags));

/* The guard first: whether it may be had is up to what is held already. */
#define INOX__HELD(hold, p, guard, leave, taken, data, at)		\
	const struct guard inox__guard_##p				\
	__attribute__((__cleanup__(leave))) = taken;			\
	typeof(data) __inox_lent *const p = inox__lend(typeof(data),	\
		(char *)inox__guard_##p.inox__lock + (at));		\
	hold

#define INOX__SPIN_HELD(p, lock, data, kind)				\
	INOX__HELD(INOX__HOLD_ATOMIC, p, inox__spin_guard,		\
		   inox__##kind##_leave,				\
		   inox__spins(inox__##kind##_enter)			\
			(inox__plain(spinlock_t, &(lock))),		\
		   data, INOX__SPIN_AT)

/**
 * INOX_SPIN_LOCK() - the data of a box, locked to block end
 * @p: name of the pointer that is declared; cannot be pointed elsewhere
 * @box: an inox_spin_locked() that only threads use
 *
 * Context: Any but interrupts; atomic to block end.
 */
#define INOX_SPIN_LOCK(p, box) \
	INOX__SPIN_HELD(p, (box)->inox__spinlock,			\
			(box)->inox__spin_data, spin)
/**
 * INOX_SPIN_LOCK_BH() - the data of a box that soft interrupts use too
 * @p: name of the pointer that is declared; cannot be pointed elsewhere
 * @box: an inox_spin_locked()
 *
 * Context: Any but hard interrupts; atomic to block end.
 */
#define INOX_SPIN_LOCK_BH(p, box) \
	INOX__SPIN_HELD(p, (box)->inox__spinlock,			\
			(box)->inox__spin_data, spin_bh)
/**
 * INOX_SPIN_LOCK_IRQSAVE() - the data of a box that hard interrupts use too
 * @p: name of the pointer that is declared; cannot be pointed elsewhere
 * @box: an inox_spin_locked()
 *
 * Context: Any but with a raw spinlock; atomic to block end.
 */
#define INOX_SPIN_LOCK_IRQSAVE(p, box) \
	INOX__SPIN_HELD(p, (box)->inox__spinlock,			\
			(box)->inox__spin_data, spin_irqsave)

#define INOX__RAW_HELD(p, box, kind)					\
	INOX__HELD(INOX__HOLD_HARD_IRQ, p, inox__raw_guard,		\
		   inox__##kind##_leave,				\
		   inox__##kind##_enter(inox__plain(raw_spinlock_t,	\
					&(box)->inox__raw_spinlock)),	\
		   (box)->inox__raw_data, INOX__RAW_AT)

/**
 * INOX_RAW_LOCK() - the data of a box with a raw spinlock
 * @p: name of the pointer that is declared; cannot be pointed elsewhere
 * @box: an inox_raw_locked()
 *
 * Context: Any; to block end neither memory nor a spinlock can be had.
 */
#define INOX_RAW_LOCK(p, box)	INOX__RAW_HELD(p, box, raw_irqsave)

/* Where interrupts are off anyhow, or none can want the box. */
#define INOX__RAW_LOCK_IN_IRQ(p, box)	INOX__RAW_HELD(p, box, raw)

#endif
