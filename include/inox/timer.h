/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: timer.h
 *
 * What is to happen at its time, where a thread would be late: a call in a soft
 * interrupt.  It cannot wait for the driver's object, so it does not have it.  It
 * has what is in the box that the timer is part of, and threads have that by
 * INOX_TIMED() only.
 *
 * As with work, which is for all that can wait, nothing of it runs after .remove
 * was called or while the system sleeps: see drain.h for why.
 */
#ifndef INOX_TIMER_H
#define INOX_TIMER_H

#include <linux/hrtimer.h>

#include <inox/device.h>
#include <inox/locked.h>
#include <inox/reg.h>

/* Sooner than this a processor would do nothing else. */
#define INOX__TIMER_LEAST_US	50L
/* What a time of the kernel's, and a long, can hold. */
#define INOX__TIMER_MOST_US \
	((long)min_t(s64, LONG_MAX, KTIME_MAX / NSEC_PER_USEC))

struct inox__timer {
	struct inox__drain inox__drain;
	struct hrtimer inox__clock;
};

/**
 * inox_timed() - the type of a box: a @T, and the timer that guards and uses it
 * @T: type of the data, aligned to 8 bytes at most
 */
#define inox_timed(T) struct {						\
	INOX__LOCKED_FITS(T);						\
	spinlock_t inox__timed_lock;	/* of the data */		\
	T inox__timed_data __aligned(INOX__LOCKED_ALIGN);		\
	struct inox__timer inox__timer;					\
}

/**
 * inox_timed_init() - make a box ready; its data is as the owner left it
 * @box: an inox_timed()
 *
 * Context: Any; before anybody else can see the box.
 */
#define inox_timed_init(box) do {					\
	static struct lock_class_key inox__key;				\
	inox__spin_init(&(box)->inox__timed_lock, #box, &inox__key);	\
} while (0)

/**
 * INOX_TIMED() - the data of a box, with its timer held off to block end
 * @p: name of the pointer that is declared; cannot be pointed elsewhere
 * @box: an inox_timed()
 *
 * Context: Any but hard interrupts; atomic to block end.
 */
#define INOX_TIMED(p, box) \
	INOX__SPIN_HELD(p, (box)->inox__timed_lock, (box)->inox__timed_data, \
			spin_bh)

static inline ktime_t inox__timer_time(struct inox_us in, long least)
{
	long us = inox_us_clamp(in, least, INOX__TIMER_MOST_US);

	return ns_to_ktime((u64)us * NSEC_PER_USEC);
}

static inline bool inox__timer_stop(struct inox__drain *drain)
{
	struct inox__timer *timer =
		container_of(drain, struct inox__timer, inox__drain);

	return hrtimer_cancel(&timer->inox__clock);
}

static inline void inox__timer_again(struct inox__drain *drain)
{
	struct inox__timer *timer =
		container_of(drain, struct inox__timer, inox__drain);

	hrtimer_start(&timer->inox__clock, 0, HRTIMER_MODE_REL_SOFT);
}

/* With the object locked. The box's lock: a run that ends looks who started it. */
static inline void
inox__timer_start(struct inox__timer *timer, spinlock_t *lock,
		  struct inox_dev *dev, struct inox_us in,
		  enum hrtimer_restart (*run)(struct hrtimer *clock))
{
	might_sleep();
	if (!timer->inox__drain.inox__owner)
		inox__hrtimer_init(&timer->inox__clock, run, HRTIMER_MODE_REL_SOFT);
	if (!inox__drain_start(dev, &timer->inox__drain, inox__timer_stop,
			       inox__timer_again))
		return;
	spin_lock_bh(lock);
	hrtimer_start(&timer->inox__clock, inox__timer_time(in, 0),
		      HRTIMER_MODE_REL_SOFT);
	spin_unlock_bh(lock);
}

static inline struct inox_dev *inox__timer_owner(struct hrtimer *clock)
{
	return container_of(clock, struct inox__timer,
			    inox__clock)->inox__drain.inox__owner;
}

/* With the box locked. Who started it meanwhile has said when. */
static inline enum hrtimer_restart inox__timer_next(struct hrtimer *clock,
						    struct inox_us in)
{
	if (!inox_us_clamp(in, 0, 1) || hrtimer_is_queued(clock))
		return HRTIMER_NORESTART;
	hrtimer_forward_now(clock, inox__timer_time(in, INOX__TIMER_LEAST_US));
	return HRTIMER_RESTART;
}

/**
 * inox_timer() - say what a timer does
 * @tag: the driver's struct
 * @member: its inox_timed() box
 * @call: struct inox_us function of a lent pointer to the box's data, and
 *	INOX_ATOMIC: after which time it is to run again, with 0 for never
 *
 * Defines <tag>_<member>_after(self, struct inox_us), for callbacks of the object
 * that do not have the box: @call runs after that time.  The next run is counted
 * from when the last was due, not from when it came; those that could not come in
 * time are left out.  It runs at most every 50 microseconds.
 */
#define inox_timer(tag, member, call)					\
	INOX__TRUST							\
	static enum hrtimer_restart					\
	inox__##tag##_##member##_run(struct hrtimer *clock)		\
	{								\
		struct tag *self = (struct tag *)inox__timer_owner(clock); \
		struct inox_us (*const typed)				\
			(typeof(self->member.inox__timed_data) __inox_lent *, \
			 struct inox_atomic) = call;			\
									\
		INOX_TIMED(data, &self->member);			\
									\
		return inox__timer_next(clock, typed(data, inox_held));	\
	}								\
	static inline void						\
	tag##_##member##_after(struct tag *self, struct inox_us in)	\
	{								\
		inox__timer_start(&self->member.inox__timer,		\
				  &self->member.inox__timed_lock,	\
				  &self->bus.inox__dev, in,		\
				  inox__##tag##_##member##_run);	\
	}								\
	INOX__END							\
	struct tag

#endif
