/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: locked.h
 *
 * Data that can be reached only while its mutex is held: the lock hands out
 * the pointer, and the end of the block takes both back.
 */
#ifndef INOX_LOCKED_H
#define INOX_LOCKED_H

#include <linux/align.h>
#include <linux/compiler.h>
#include <linux/lockdep.h>
#include <linux/mutex.h>

#define INOX__LOCKED_ALIGN	8
#define INOX__LOCKED_AT		ALIGN(sizeof(struct mutex), INOX__LOCKED_ALIGN)

/**
 * inox_locked() - the type of a box: a @T and the mutex that guards it
 * @T: type of the data
 */
#define inox_locked(T) struct {						\
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
	typeof((box)->inox__locked_data) *const p			\
	__attribute__((__cleanup__(inox__locked_leave))) =		\
		inox__locked_enter(&(box)->inox__mutex)

#endif
