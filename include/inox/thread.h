/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: thread.h
 *
 * A kernel thread of a driver's object, for what is a sequence with waits in it:
 * reset the chip, wait until its interrupt says that it is ready, load the next
 * block, wait again.  It has the object to itself like every callback, but not
 * while it waits: then others have it, and what it has in local variables stays.
 *
 * A work can wait in the middle too, but keeps the object from everybody
 * meanwhile, and unbinding waits for the wait's end.  What has no wait in the
 * middle, or comes back after a time with all it knows in the object, is better a
 * work: see drain.h.
 *
 * A thread waits by inox_thread_wait() only, which only the thread can call:
 *
 * 1. Whoever changes what it waits for has the object, and so finds it waiting,
 *    or before a wait, which then ends at once.
 * 2. Unbinding lets each wait end with -ECANCELED, those to come as well, and is
 *    done when the function has returned.  That is before .remove.
 * 3. A wait does not end, and nothing starts, from before .suspend until after
 *    .resume.
 */
#ifndef INOX_THREAD_H
#define INOX_THREAD_H

#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/wait.h>

#include <inox/ctx.h>
#include <inox/device.h>
#include <inox/fail.h>
#include <inox/lent.h>
#include <inox/reg.h>

/**
 * struct inox_waiter - the right to wait: a thread's function has it, and may lend it
 */
struct inox_waiter {
	/* private: */
	struct inox_thread *inox__waits;
};

/**
 * struct inox_thread - a thread; a member of the driver's object
 *
 * Zeroed memory is one that was never started.
 */
struct inox_thread {
	/* private: */
	struct inox__drain inox__drain;
	wait_queue_head_t inox__news;
	struct task_struct *inox__kthread;	/* NULL: there is none */
	int (*inox__run)(struct inox_dev *dev,
			 const struct inox_waiter __inox_lent *waiter);
	bool inox__runs, inox__woken;		/* with the object */
};

static inline bool inox__thread_may_run(const struct inox_thread *thread)
{
	return READ_ONCE(thread->inox__runs) &&
	       !READ_ONCE(thread->inox__drain.inox__owner->inox__asleep);
}

/* Locks the object when there is something to do, or says that there never will. */
static inline bool inox__thread_enter(struct inox_thread *thread)
{
	struct inox_dev *dev = thread->inox__drain.inox__owner;

	inox__dev_enter(dev);
	while (!kthread_should_stop() && !inox__thread_may_run(thread)) {
		inox__dev_leave(dev);
		wait_event_idle(thread->inox__news, kthread_should_stop() ||
				inox__thread_may_run(thread));
		inox__dev_enter(dev);
	}
	return !kthread_should_stop();
}

static inline __must_check int
inox__thread_wait(const struct inox_waiter __inox_lent *waiter, struct inox_ms in)
{
	struct inox_thread *thread =
		inox__plain(const struct inox_waiter, waiter)->inox__waits;

	inox__dev_leave(thread->inox__drain.inox__owner);
	wait_event_idle_timeout(thread->inox__news,
				kthread_should_stop() || READ_ONCE(thread->inox__woken),
				msecs_to_jiffies((unsigned int)inox_ms_clamp(in, 0, INT_MAX)));
	if (!inox__thread_enter(thread))
		return -ECANCELED;
	thread->inox__woken = false;
	return 0;
}

/**
 * inox_thread_wait() - wait in a thread, without the object
 * @waiter: what the thread's function was given
 * @in: a struct inox_ms, how long at most
 *
 * Others have had the object when it returns, so what was read from it before may
 * have changed.
 *
 * Context: May sleep; with no lock of the driver's.
 * Return: 0 when the thread was woken since it last waited, or the time is over;
 * -ECANCELED if it is to end.
 */
#define inox_thread_wait(waiter, in)	inox__sleeps(inox__thread_wait)((waiter), (in))

static inline int inox__thread_main(void *data)
{
	struct inox_thread *thread = data;
	const struct inox_waiter waiter = { .inox__waits = thread };
	struct inox_dev *dev = thread->inox__drain.inox__owner;

	while (inox__thread_enter(thread)) {
		int err = thread->inox__run(dev, inox_lend(&waiter));

		thread->inox__runs = false;
		inox__dev_leave(dev);
		if (err && !kthread_should_stop())
			dev_err(dev->inox__device, "thread failed: %d\n", err);
	}
	inox__dev_leave(dev);
	return 0;
}

/* If the device is to sleep only, the thread has come to a wait, which does not end. */
static inline bool inox__thread_stop(struct inox__drain *drain)
{
	struct inox_thread *thread =
		container_of(drain, struct inox_thread, inox__drain);

	if (drain->inox__owner->inox__ending && thread->inox__kthread) {
		kthread_stop(thread->inox__kthread);
		thread->inox__kthread = NULL;
	}
	return true;
}

static inline void inox__thread_again(struct inox__drain *drain)
{
	wake_up(&container_of(drain, struct inox_thread, inox__drain)->inox__news);
}

/* Its first step is to wait for the object, which the caller has. */
static inline __must_check int inox__thread_make(struct inox_thread *thread, const char *name)
{
	struct task_struct *task = inox__fail() ? ERR_PTR(-ENOMEM) :
		kthread_run(inox__thread_main, thread, "%s-%s", name,
			    dev_name(thread->inox__drain.inox__owner->inox__device));

	if (IS_ERR(task))
		return PTR_ERR(task);
	thread->inox__kthread = task;
	return 0;
}

/* With the object locked, as every callback has it. */
static inline __must_check int
inox__thread_start(struct inox_thread *thread, struct inox_dev *dev, const char *name,
		   int (*run)(struct inox_dev *dev,
			      const struct inox_waiter __inox_lent *waiter))
{
	if (!thread->inox__kthread) {
		init_waitqueue_head(&thread->inox__news);
		thread->inox__run = run;
	}
	if (thread->inox__runs)
		return -EBUSY;
	if (!inox__drain_start(dev, &thread->inox__drain, inox__thread_stop,
			       inox__thread_again) && dev->inox__ending)
		return -ENODEV;
	if (!thread->inox__kthread)
		TRY(inox__thread_make(thread, name));
	thread->inox__woken = false;
	WRITE_ONCE(thread->inox__runs, true);
	wake_up(&thread->inox__news);
	return 0;
}

/* The same. */
static inline void inox__thread_wake(struct inox_thread *thread)
{
	if (!thread->inox__kthread)
		return;
	WRITE_ONCE(thread->inox__woken, true);
	wake_up(&thread->inox__news);
}

/**
 * inox_thread() - say what a thread does
 * @tag: the driver's struct
 * @member: its struct inox_thread
 * @call: int function of the driver's object and of a lent pointer to a const
 *	struct inox_waiter; an errno from it is logged
 *
 * Defines, for callbacks of the object that have it:
 *
 * - <tag>_<member>_start(self), which lets @call run in the thread.  It must be
 *   looked at: -EBUSY says that it runs already, -ENODEV that the device goes, and
 *   the first start may fail for want of memory.  What has returned can be started
 *   again.
 * - <tag>_<member>_wake(self), which ends the wait that @call is in, or its next.
 */
#define inox_thread(tag, member, call)					\
	static int							\
	inox__##tag##_##member##_run(struct inox_dev *dev,		\
				     const struct inox_waiter __inox_lent *waiter) \
	{								\
		int (*const run)(struct tag *self,			\
				 const struct inox_waiter __inox_lent *) = call; \
									\
		return run((struct tag *)dev, waiter);			\
	}								\
	static inline __must_check int					\
	tag##_##member##_start(struct tag *self)			\
	{								\
		return inox__thread_start(&self->member, &self->bus.inox__dev, \
					  #member, inox__##tag##_##member##_run); \
	}								\
	static inline void						\
	tag##_##member##_wake(struct tag *self)				\
	{								\
		inox__thread_wake(&self->member);			\
	}								\
	struct tag

#endif
