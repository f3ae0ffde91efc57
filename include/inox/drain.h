/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: drain.h
 *
 * Work that an object does later.  It is a member of the driver's object, runs
 * with the object to itself, and the device core stops it: nothing of it runs
 * after .remove was called, or while the system sleeps.
 *
 * Why that is so, at unbind:
 *
 * 1. The interrupt is freed and the class devices are gone: only work that
 *    already waits, or runs, can still start work.
 * 2. With the object locked, "ending" is set: from here starting does nothing.
 *    Work that runs now had the lock before, and may have started work again.
 * 3. Each work is cancelled and waited for, with the object unlocked, so that it
 *    can end.  What waited does not run; what it started in step 2 is among them.
 * 4. So .remove is alone, and what it starts does not start.
 *
 * Suspend does the same, but keeps in mind what was cancelled or started since,
 * and resume starts that again.
 */
#ifndef INOX_DRAIN_H
#define INOX_DRAIN_H

#include <linux/workqueue.h>

#include <inox/device.h>
#include <inox/reg.h>

/**
 * struct inox_work - work to be done later; a member of the driver's object
 *
 * Zeroed memory is one that does not wait.
 */
struct inox_work {
	/* private: */
	struct inox__drain inox__drain;
	struct delayed_work inox__later;
	int (*inox__run)(struct inox_dev *dev);
};

static inline bool inox__work_stop(struct inox__drain *drain)
{
	struct inox_work *work =
		container_of(drain, struct inox_work, inox__drain);

	return cancel_delayed_work_sync(&work->inox__later);
}

static inline void inox__work_again(struct inox__drain *drain)
{
	struct inox_work *work =
		container_of(drain, struct inox_work, inox__drain);

	queue_delayed_work(system_freezable_wq, &work->inox__later, 0);
}

static inline void inox__work_run(struct work_struct *raw)
{
	struct inox_work *work =
		container_of(to_delayed_work(raw), struct inox_work,
			     inox__later);
	struct inox_dev *dev = work->inox__drain.inox__owner;
	int err = inox__dev_call(dev, work->inox__run);

	if (err)
		dev_err_ratelimited(dev->inox__device, "work failed: %d\n", err);
}

/* From now on, also if it waits already: but then it must be stopped first. */
static inline void inox__work_queue(struct delayed_work *later, unsigned long in)
{
	if (delayed_work_pending(later))
		mod_delayed_work(system_freezable_wq, later, in);
	else if (in)
		queue_delayed_work(system_freezable_wq, later, in);
	else
		queue_work(system_freezable_wq, &later->work);
}

/* With the object locked, as every callback has it: nobody else starts it. */
static inline void inox__work_start(struct inox_work *work,
				    struct inox_dev *dev, struct inox_ms in,
				    int (*run)(struct inox_dev *dev))
{
	if (!work->inox__drain.inox__owner) {
		INIT_DELAYED_WORK(&work->inox__later, inox__work_run);
		work->inox__run = run;
	}
	if (inox__drain_start(dev, &work->inox__drain, inox__work_stop,
			      inox__work_again))
		inox__work_queue(&work->inox__later,
				 msecs_to_jiffies((unsigned int)
					inox_ms_clamp(in, 0, INT_MAX)));
}

/**
 * inox_work() - say what a work does
 * @tag: the driver's struct
 * @member: its struct inox_work
 * @call: int function of the driver's object; an errno from it is logged
 *
 * Defines <tag>_<member>_after(self, struct inox_ms), which lets @call run after
 * that time, in a thread of its own, with the object to itself.  If it waits
 * already, it waits that long from now; if it runs, it runs again.
 */
#define inox_work(tag, member, call)					\
	static int inox__##tag##_##member##_run(struct inox_dev *dev)	\
	{								\
		int (*const run)(struct tag *self) = call;		\
									\
		return run((struct tag *)dev);				\
	}								\
	static inline void						\
	tag##_##member##_after(struct tag *self, struct inox_ms in)	\
	{								\
		inox__work_start(&self->member, &self->bus.inox__dev, in, \
				 inox__##tag##_##member##_run);		\
	}								\
	struct tag

#endif
