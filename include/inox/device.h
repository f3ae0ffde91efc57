/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: device.h
 *
 * Exclusive self: what every driver on the layer is.  A driver is a struct and
 * callbacks on it; while a callback runs, the object is that callback's alone.
 *
 * The layer allocates the object, and then in this order: supply, probe,
 * publish (hwmon and the like), interrupt.  Unbinding runs the list backwards:
 *
 * 1. The interrupt is freed; its thread has ended and will not come back.
 * 2. Visitors find the object revoked; who was inside has left, see revoke.h.
 * 3. Work that waits is cancelled, work that runs has ended, see drain.h.
 * 4. The class devices go; their last sysfs reader has left.  They must not go
 *    before: whoever ran until here may have had news for their listeners.
 * 5. So nobody else can reach the object, and remove has it to itself.
 * 6. The supply is switched off; the object is freed when its last visitor has gone.
 */
#ifndef INOX_DEVICE_H
#define INOX_DEVICE_H

#include <linux/atomic.h>
#include <linux/device.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/pm.h>
#include <linux/pm_runtime.h>
#include <linux/refcount.h>
#include <linux/regulator/consumer.h>
#include <linux/slab.h>
#include <linux/wait.h>
#include <linux/wait_bit.h>

#include <inox/compat.h>
#include <inox/count.h>
#include <inox/irq.h>
#include <inox/publish.h>
#include <inox/result.h>
#include <inox/unsafe.h>

struct inox_dev;
struct irq_domain;

/* What a driver does, with the type of its object erased by thunks. */
struct inox__driver {
	size_t inox__size;
	const char *const *inox__supply;
	const bool *inox__idle;
	int (*inox__probe)(struct inox_dev *dev);
	void (*inox__remove)(struct inox_dev *dev);
	int (*inox__suspend)(struct inox_dev *dev);
	int (*inox__resume)(struct inox_dev *dev);
	int (*inox__irq)(struct inox_dev *dev);
	int (*inox__publish)(const struct inox_built *built);
};

/* Something that runs by itself and must be stopped; see drain.h. */
struct inox__drain {
	struct inox__drain *inox__next;
	struct inox_dev *inox__owner;		/* NULL: never started */
	bool (*inox__stop)(struct inox__drain *drain);
	void (*inox__again)(struct inox__drain *drain);
	bool inox__due;				/* when the device is on again */
};

/* The first member of every driver's object, inside its bus. */
struct inox_dev {
	struct mutex inox__self;		/* held by whoever runs a callback */
	struct device *inox__device;
	const char *inox__name;			/* of the chip, as users know it */
	const struct inox__driver *inox__driver;
	struct regulator *inox__power;		/* of a driver that can be idle */
	void (*inox__tell)(struct inox_dev *dev, u32 news);
	void *inox__listeners;			/* what it needs for that */
	u32 inox__news;				/* for listeners, under inox__self */
	struct irq_domain *inox__inputs;	/* of those who listen to them */
	struct inox_irq inox__irq;
	struct inox__drain *inox__drains;	/* under inox__self */
	bool inox__asleep, inox__ending;	/* the same */
	bool inox__revoked;			/* the same; never taken back */
	refcount_t inox__holders;		/* the device, and its visitors */
	wait_queue_head_t inox__waiting;	/* visitors */
	atomic_t inox__told;			/* how often they had news */
	atomic_t inox__telling;			/* who left and has news for listeners */
};

static __always_inline void inox__dev_enter(struct inox_dev *dev)
{
	mutex_lock(&dev->inox__self);
}

/* News leaves after the lock: a listener may read the device at once. */
static noinline __maybe_unused void inox__dev_leave_and_tell(struct inox_dev *dev)
{
	const typeof(dev->inox__tell) tell = dev->inox__tell;
	u32 news = dev->inox__news;

	dev->inox__news = 0;
	atomic_inc(&dev->inox__telling);
	mutex_unlock(&dev->inox__self);
	if (tell)
		tell(dev, news);
	if (atomic_dec_and_test(&dev->inox__telling))
		wake_up_var(&dev->inox__telling);
}

static __always_inline void inox__dev_leave(struct inox_dev *dev)
{
	if (unlikely(dev->inox__news))
		inox__dev_leave_and_tell(dev);
	else
		mutex_unlock(&dev->inox__self);
}

/* Runs one callback that acts, or none, with the object to itself. */
static inline int inox__dev_call(struct inox_dev *dev,
				 int (*act)(struct inox_dev *dev))
{
	int err;

	inox__dev_enter(dev);
	err = act(dev);
	inox__dev_leave(dev);
	return err;
}

/**
 * inox_has_irq() - does the device have an interrupt line?
 * @self: the driver's object
 *
 * Context: Any.
 */
#define inox_has_irq(self)	((self)->bus.inox__dev.inox__irq.inox__line != 0)

/**
 * inox_drop_irq() - the interrupt line is not this device's
 * @self: the driver's object
 *
 * For one of several chips that has no pin for what the firmware says is wired.
 *
 * Context: In .probe.
 */
#define inox_drop_irq(self)	((void)((self)->bus.inox__dev.inox__irq.inox__line = 0))

/**
 * inox_err() - print an error with the device's name before it
 * @self: the driver's object
 * @...: format and values
 *
 * Context: Any.
 */
#define inox_err(self, ...) \
	dev_err((self)->bus.inox__dev.inox__device, __VA_ARGS__)

static inline void inox__irq_again(struct inox_dev *dev)
{
	inox__irq_wake(&dev->inox__irq);
}

/**
 * inox_irq_again() - let .irq be called, as if the line had been asserted
 * @self: the driver's object
 *
 * For a callback that read a register and so released the line, before .irq
 * could see why it was asserted.  Without a line it does nothing.
 *
 * Context: In a callback of @self.
 */
#define inox_irq_again(self)	inox__irq_again(&(self)->bus.inox__dev)

/* With the object locked. */
static inline void inox__drain_add(struct inox_dev *dev,
				   struct inox__drain *drain,
				   bool (*stop)(struct inox__drain *drain),
				   void (*again)(struct inox__drain *drain))
{
	drain->inox__owner = dev;
	drain->inox__stop = stop;
	drain->inox__again = again;
	drain->inox__next = dev->inox__drains;
	dev->inox__drains = drain;
}

/* May it start now?  From the first time on it is stopped, so it is ready before. */
static inline bool inox__drain_start(struct inox_dev *dev,
				     struct inox__drain *drain,
				     bool (*stop)(struct inox__drain *drain),
				     void (*again)(struct inox__drain *drain))
{
	if (!drain->inox__owner)
		inox__drain_add(dev, drain, stop, again);
	if (dev->inox__asleep)
		drain->inox__due = true;
	return !dev->inox__asleep && !dev->inox__ending;
}

/*
 * Only the object's own callbacks add to the list, in front, with the object
 * locked; what they add after the flag was seen set does not start.
 */
static inline void inox__drain_all(struct inox_dev *dev, bool *why)
{
	struct inox__drain *drain;

	inox__dev_enter(dev);
	*why = true;
	inox__dev_leave(dev);
	for (drain = dev->inox__drains; drain; drain = drain->inox__next)
		if (drain->inox__stop(drain))
			drain->inox__due = true;
}

static inline void inox__drain_again(struct inox_dev *dev)
{
	struct inox__drain *drain;

	inox__dev_enter(dev);
	dev->inox__asleep = false;
	for (drain = dev->inox__drains; drain; drain = drain->inox__next) {
		if (drain->inox__due)
			drain->inox__again(drain);
		drain->inox__due = false;
	}
	inox__dev_leave(dev);
}

static inline void inox__dev_all_told(struct inox_dev *dev)
{
	wait_var_event(&dev->inox__telling,
		       !atomic_read_acquire(&dev->inox__telling));
}

/* Visitors come no more, and have left; again is harmless.  See revoke.h. */
static inline void inox__dev_revoke(struct inox_dev *dev)
{
	inox__dev_enter(dev);
	WRITE_ONCE(dev->inox__revoked, true);
	inox__dev_leave(dev);
	wake_up_all(&dev->inox__waiting);
	inox__dev_all_told(dev);
}

/* To be told of news, until inox__dev_unlisten(). */
static inline void inox__dev_listen(struct inox_dev *dev, void *listeners,
				    void (*tell)(struct inox_dev *dev, u32 news))
{
	inox__dev_enter(dev);
	dev->inox__listeners = listeners;
	dev->inox__tell = tell;
	inox__dev_leave(dev);
}

static inline void inox__dev_unlisten(struct inox_dev *dev)
{
	inox__dev_enter(dev);
	dev->inox__tell = NULL;
	inox__dev_leave(dev);
	inox__dev_all_told(dev);
}

/* After this only readers of class devices have the object. */
static inline void inox__dev_end(void *data)
{
	struct inox_dev *dev = data;

	inox__dev_revoke(dev);
	inox__drain_all(dev, &dev->inox__ending);
}

/* There is nobody left to be told. */
static inline void inox__dev_remove(void *data)
{
	struct inox_dev *dev = data;

	inox__dev_end(dev);
	inox__dev_enter(dev);
	dev->inox__tell = NULL;
	dev->inox__driver->inox__remove(dev);
	inox__dev_leave(dev);
}

static inline void inox__dev_get(struct inox_dev *dev)
{
	refcount_inc(&dev->inox__holders);
}

static inline void inox__dev_put(void *data)
{
	struct inox_dev *dev = data;

	if (!refcount_dec_and_test(&dev->inox__holders))
		return;
	kfree(dev);
	inox__count_down(inox__live_device);
}

static inline void *inox__dev_alloc(struct device *device,
				    const struct inox__driver *driver)
{
	struct inox_dev *dev = inox__fail() ? NULL :
		kzalloc(driver->inox__size, GFP_KERNEL);

	if (!dev)
		return NULL;
	inox__count_up(inox__live_device);
	refcount_set(&dev->inox__holders, 1);
	if (devm_add_action_or_reset(device, inox__dev_put, dev))
		return NULL;
	mutex_init(&dev->inox__self);
	init_waitqueue_head(&dev->inox__waiting);
	dev->inox__device = device;
	dev->inox__driver = driver;
	dev_set_drvdata(device, dev);
	return dev;
}

static inline irqreturn_t inox__dev_irq(int line, void *data)
{
	struct inox_dev *dev = data;
	int err;

	inox__dev_enter(dev);
	if (dev->inox__asleep)
		err = inox__irq_missed(&dev->inox__irq, dev->inox__device);
	else
		err = dev->inox__driver->inox__irq(dev);
	inox__dev_leave(dev);
	return inox__irq_verdict(&dev->inox__irq, err);
}

static inline void inox__dev_irq_end(void *data)
{
	struct inox_dev *dev = data;

	inox__dev_enter(dev);
	WRITE_ONCE(dev->inox__irq.inox__ending, true);
	inox__dev_leave(dev);
	inox__irq_end(&dev->inox__irq);
}

static inline int inox__dev_irq_request(struct inox_dev *dev)
{
	TRY(inox__irq_request(dev->inox__device, &dev->inox__irq, inox__dev_irq,
			      dev));
	if (!dev->inox__irq.inox__line)
		return 0;
	return devm_add_action_or_reset(dev->inox__device, inox__dev_irq_end, dev);
}

/* What outlives its device because somebody may still ask for it. */
struct inox__kept {
	struct list_head inox__list;
	struct inox_dev *inox__dev;		/* held */
};

static __maybe_unused LIST_HEAD(inox__all_kept);
static __maybe_unused DEFINE_MUTEX(inox__kept_lock);

static inline void inox__keep(struct inox__kept *kept)
{
	mutex_lock(&inox__kept_lock);
	list_add(&kept->inox__list, &inox__all_kept);
	mutex_unlock(&inox__kept_lock);
}

/* What a subsystem waits for before the code of its callbacks goes. */
static __maybe_unused void (*inox__last)(void);

/* The module goes: nobody can ask any more, and nothing may be left. */
static inline void inox__drivers_end(void)
{
	struct inox__kept *kept, *next;

	if (inox__last)
		inox__last();
	list_for_each_entry_safe(kept, next, &inox__all_kept, inox__list) {
		inox__dev_put(kept->inox__dev);
		kfree(kept);
		inox__count_down(inox__live_provider);
	}
	inox__count_end();
}

/* How long a device stays powered after its last use. */
#define INOX__IDLE_MS	100

static inline int inox__dev_power_off(struct device *device)
{
	struct inox_dev *dev = dev_get_drvdata(device);

	return regulator_disable(dev->inox__power);
}

static inline int inox__dev_power_on(struct device *device)
{
	struct inox_dev *dev = dev_get_drvdata(device);

	return regulator_enable(dev->inox__power);
}

static inline void inox__dev_unpower(void *data)
{
	struct device *device = data;

	pm_runtime_dont_use_autosuspend(device);
	pm_runtime_disable(device);
	if (!pm_runtime_status_suspended(device))
		inox__dev_power_off(device);
	pm_runtime_set_suspended(device);
}

/* On from here, and off again whenever nobody uses the device. */
static inline int inox__dev_power_managed(struct inox_dev *dev)
{
	struct device *device = dev->inox__device;

	dev->inox__power = devm_regulator_get(device,
					      *dev->inox__driver->inox__supply);
	if (IS_ERR(dev->inox__power))
		return PTR_ERR(dev->inox__power);
	TRY(regulator_enable(dev->inox__power));
	pm_runtime_set_active(device);
	pm_runtime_set_autosuspend_delay(device, INOX__IDLE_MS);
	pm_runtime_use_autosuspend(device);
	pm_runtime_enable(device);
	return devm_add_action_or_reset(device, inox__dev_unpower, device);
}

static inline int inox__dev_power(struct inox_dev *dev)
{
	const struct inox__driver *driver = dev->inox__driver;

	if (!*driver->inox__supply)
		return 0;
	if (inox__fail())
		return -ENODEV;
	if (*driver->inox__idle)
		return inox__dev_power_managed(dev);
	return devm_regulator_get_enable(dev->inox__device,
					 *driver->inox__supply);
}

/* What was published goes when nothing runs any more that may use it. */
static inline int inox__dev_publish(struct inox_dev *dev)
{
	int err = dev->inox__driver->inox__publish((const void *)dev);

	if (!err)
		return devm_add_action_or_reset(dev->inox__device,
						inox__dev_end, dev);
	inox__dev_end(dev);
	return err;
}

/* A probe that fails leaves the device as it found it: remove is not called. */
static inline int inox__dev_start(struct inox_dev *dev)
{
	const struct inox__driver *driver = dev->inox__driver;
	struct device *device = dev->inox__device;
	int err;

	TRY(inox__dev_power(dev));
	err = inox__dev_call(dev, driver->inox__probe);
	if (err) {
		inox__dev_end(dev);
		return err;
	}
	if (inox__fail()) {
		inox__dev_remove(dev);
		return -ENOMEM;
	}
	TRY(devm_add_action_or_reset(device, inox__dev_remove, dev));
	TRY(inox__dev_publish(dev));
	return inox__dev_irq_request(dev);
}

static inline int inox__dev_force_off(struct inox_dev *dev)
{
	int err = dev->inox__power ? pm_runtime_force_suspend(dev->inox__device) : 0;

	if (err && inox__dev_call(dev, dev->inox__driver->inox__resume))
		dev_warn(dev->inox__device, "it does not come back\n");
	return err;
}

/* No callback of the interrupt, or of a drain, runs from before suspend until after resume. */
static inline int inox__dev_suspend(struct device *device)
{
	struct inox_dev *dev = dev_get_drvdata(device);
	int err;

	inox__drain_all(dev, &dev->inox__asleep);
	err = inox__dev_call(dev, dev->inox__driver->inox__suspend);
	if (!err)
		err = inox__dev_force_off(dev);
	if (!err)
		return 0;
	inox__drain_again(dev);
	return err;
}

static inline int inox__dev_resume(struct device *device)
{
	struct inox_dev *dev = dev_get_drvdata(device);
	int err = 0;

	if (dev->inox__power)
		err = pm_runtime_force_resume(device);
	if (!err)
		err = inox__dev_call(dev, dev->inox__driver->inox__resume);
	inox__drain_again(dev);
	return err;
}

static __maybe_unused const struct dev_pm_ops inox__dev_pm = {
	SYSTEM_SLEEP_PM_OPS(inox__dev_suspend, inox__dev_resume)
	RUNTIME_PM_OPS(inox__dev_power_off, inox__dev_power_on, NULL)
};

/* An act on struct tag as an act on its inox_dev; a callback left out succeeds. */
#define INOX__THUNK(tag, act)						\
	static int inox__##tag##_##act(struct inox_dev *dev)		\
	{								\
		if (!inox__##tag##_calls.act)				\
			return 0;					\
		return inox__##tag##_calls.act((struct tag *)dev);	\
	}

/*
 * The callbacks a driver may give, typed by its own struct, and the table the
 * shared functions call; the object begins with its inox_dev.
 */
#define INOX__DRIVER(tag, ...)						\
	struct inox__##tag##_calls {					\
		const char *supply;					\
		bool idle;						\
		int (*probe)(struct tag *self);				\
		void (*remove)(struct tag *self);			\
		int (*suspend)(struct tag *self);			\
		int (*resume)(struct tag *self);			\
		int (*irq)(struct tag *self);				\
		int (*publish)(const struct inox_built *built);		\
	};								\
	static const struct inox__##tag##_calls inox__##tag##_calls = {	\
		__VA_ARGS__						\
	};								\
	static_assert(offsetof(struct tag, bus.inox__dev) == 0,		\
		      "struct " #tag " must begin with its bus");	\
	INOX__THUNK(tag, probe)						\
	INOX__THUNK(tag, suspend)					\
	INOX__THUNK(tag, resume)					\
	INOX__THUNK(tag, irq)						\
	static void inox__##tag##_remove(struct inox_dev *dev)		\
	{								\
		if (inox__##tag##_calls.remove)				\
			inox__##tag##_calls.remove((struct tag *)dev);	\
	}								\
	static int inox__##tag##_publish(const struct inox_built *built) \
	{								\
		return inox__##tag##_calls.publish ?			\
			inox__##tag##_calls.publish(built) : 0;		\
	}								\
	static const struct inox__driver inox__##tag##_driver = {	\
		.inox__size = sizeof(struct tag),			\
		.inox__supply = &inox__##tag##_calls.supply,		\
		.inox__idle = &inox__##tag##_calls.idle,		\
		.inox__probe = inox__##tag##_probe,			\
		.inox__remove = inox__##tag##_remove,			\
		.inox__suspend = inox__##tag##_suspend,			\
		.inox__resume = inox__##tag##_resume,			\
		.inox__irq = inox__##tag##_irq,				\
		.inox__publish = inox__##tag##_publish,			\
	}

#endif
