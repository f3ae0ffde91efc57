/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: hardirq.h
 *
 * A job that a thread gives to the hardware and its interrupt carries on, where
 * the interrupt comes in.  The handler has no object: it has the device's
 * registers and the job, which is in a box with a raw spinlock that the layer
 * takes.  So what it shares with threads is what is in the box.
 *
 * A device without an interrupt line, or whose line turns out to be dead, is
 * polled: the thread that waits calls the same handler.  So there is one account
 * of what the hardware does, and no second one for polling that is seldom tried.
 */
#ifndef INOX_HARDIRQ_H
#define INOX_HARDIRQ_H

#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/ktime.h>

#include <inox/locked.h>
#include <inox/pci.h>

/* How long between two looks at a device that cannot call. */
#define INOX__POLL_US	250
/* How often a device may have something to say in one job. */
#define INOX__POLL_MOST	1000u
/* How many calls in a row may be missed, as on a machine that was held up. */
#define INOX__MISSED	3

/**
 * enum inox_heard - what a handler makes of an interrupt
 * @INOX_HEARD_NOTHING: the device has none to give: it was another's
 * @INOX_HEARD_MORE: it was ours, and the job goes on
 * @INOX_HEARD_END: it was ours, and who waits for the job has waited enough
 */
enum inox_heard {
	INOX_HEARD_NOTHING,
	INOX_HEARD_MORE,
	INOX_HEARD_END,
};

/**
 * struct inox_hardirq - the interrupt of a device; a member of its object
 */
struct inox_hardirq {
	/* private: */
	struct inox_dev *inox__dev;		/* NULL: not published */
	irqreturn_t (*inox__handler)(int line, void *dev);
	unsigned int inox__line;		/* 0: it is polled */
	unsigned int inox__missed;		/* in a row */
	struct completion inox__end;
};

/* What a handler ends with, with the job: the end of this one is not taken for that of the next. */
static __always_inline irqreturn_t inox__hardirq_heard(struct inox_hardirq *irq,
						       enum inox_heard heard)
{
	if (heard == INOX_HEARD_END)
		complete(&irq->inox__end);
	return IRQ_RETVAL(heard != INOX_HEARD_NOTHING);
}

/* A line that cannot be had is no reason to do without the device. */
static inline int inox__hardirq_publish(struct inox_dev *dev,
					struct inox_hardirq *irq,
					unsigned int line,
					irqreturn_t (*handler)(int line, void *dev))
{
	init_completion(&irq->inox__end);
	irq->inox__dev = dev;
	irq->inox__handler = handler;
	if (!line || line == IRQ_NOTCONNECTED)
		return 0;
	if (inox__fail() ||
	    devm_request_irq(dev->inox__device, line, handler, IRQF_SHARED,
			     dev_name(dev->inox__device), dev))
		dev_warn(dev->inox__device,
			 "interrupt %u cannot be had; polling\n", line);
	else
		irq->inox__line = line;
	return 0;
}

/**
 * inox_hardirq_is_on() - does the device interrupt, or is it polled?
 * @irq: the struct inox_hardirq of the driver's object
 *
 * Context: In a callback of the object.
 * Return: True if it interrupts.
 */
static inline bool inox_hardirq_is_on(const struct inox_hardirq *irq)
{
	return irq->inox__line;
}

/**
 * inox_hardirq_begin() - before a job is given to the hardware
 * @irq: the struct inox_hardirq of the driver's object
 *
 * Forgets that an earlier job has ended.
 *
 * Context: In a callback of the object.
 */
static inline void inox_hardirq_begin(struct inox_hardirq *irq)
{
	reinit_completion(&irq->inox__end);
}

/* The handler, called by a thread. */
static inline enum inox_heard inox__hardirq_ask(struct inox_hardirq *irq)
{
	unsigned long flags;
	irqreturn_t heard;

	local_irq_save(flags);
	heard = irq->inox__handler((int)irq->inox__line, irq->inox__dev);
	local_irq_restore(flags);
	/* Or else who shares the line may have caused it to be called just before. */
	if (try_wait_for_completion(&irq->inox__end))
		return INOX_HEARD_END;
	return heard == IRQ_NONE ? INOX_HEARD_NOTHING : INOX_HEARD_MORE;
}

/*
 * Time counts while the device is silent, for the thread may be late itself; and
 * a device that always has something to say may not keep it for ever.
 */
static inline bool inox__hardirq_poll(struct inox_hardirq *irq, ktime_t end)
{
	unsigned int most = INOX__POLL_MOST;
	enum inox_heard heard;
	bool late;

	do {
		late = ktime_after(ktime_get(), end);
		do {
			heard = inox__hardirq_ask(irq);
		} while (heard == INOX_HEARD_MORE && --most);
		if (heard != INOX_HEARD_NOTHING)
			return heard == INOX_HEARD_END;
		usleep_range(INOX__POLL_US, 2 * INOX__POLL_US);
	} while (!late);
	return false;
}

/* The job had ended and nobody was called: perhaps nobody ever will be. */
static inline void inox__hardirq_miss(struct inox_hardirq *irq)
{
	if (++irq->inox__missed < INOX__MISSED)
		return;
	dev_warn(irq->inox__dev->inox__device,
		 "interrupt %u does not come; polling\n", irq->inox__line);
	irq->inox__line = 0;
}

/* The time is up; the job may have ended meanwhile, in a handler or unheard. */
static inline bool inox__hardirq_late(struct inox_hardirq *irq)
{
	if (try_wait_for_completion(&irq->inox__end))
		return true;
	if (inox__hardirq_ask(irq) != INOX_HEARD_END)
		return false;
	inox__hardirq_miss(irq);
	return true;
}

static inline bool inox__hardirq_sleep(struct inox_hardirq *irq, long ms)
{
	if (!wait_for_completion_timeout(&irq->inox__end,
					 msecs_to_jiffies((unsigned int)ms)))
		return inox__hardirq_late(irq);
	irq->inox__missed = 0;
	return true;
}

static inline __must_check bool inox__hardirq_wait(struct inox_hardirq *irq,
						   struct inox_ms most)
{
	long ms = inox_ms_clamp(most, 1, INT_MAX);

	if (inox__fail())
		return false;
	if (irq->inox__line)
		return inox__hardirq_sleep(irq, ms);
	return inox__hardirq_poll(irq, ktime_add_ms(ktime_get(), ms));
}

/**
 * inox_hardirq_wait() - until the handler says that the job has ended
 * @irq: the struct inox_hardirq of the driver's object
 * @most: a struct inox_ms, after which to wait no more
 *
 * Context: May sleep; in a callback of the object.
 * Return: Whether it has.
 */
#define inox_hardirq_wait(irq, most) \
	inox__sleeps(inox__hardirq_wait)((irq), (most))

/**
 * inox_hardirq() - what a device's interrupt does
 * @tag: the driver's struct; <tag>_hardirq becomes the .publish of its driver, or
 *	a part of it: inox_publish()
 * @member: its struct inox_hardirq
 * @box: its inox_raw_locked() job
 * @hear: enum inox_heard function of the driver's bus, a lent pointer to the job
 *	and INOX_HARD_IRQ
 * @wanted: bool function of the driver's object: whether the device is to
 *	interrupt; if not, it is polled
 *
 * The box is to be made ready in .probe.
 */
#define inox_hardirq(tag, member, box, hear, wanted)			\
	INOX__TRUST							\
	static irqreturn_t						\
	inox__##tag##_##member##_handler(int line, void *dev)		\
	{								\
		struct tag *self = (struct tag *)dev;			\
		enum inox_heard (*typed)(const typeof(self->bus) *bus,	\
			typeof(self->box.inox__raw_data) __inox_lent *job, \
			struct inox_hard_irq ctx) = hear;		\
		irqreturn_t ret;					\
									\
		/* Became a thread, it has interrupts on; then none wants the box. */ \
		do {							\
			INOX__RAW_LOCK_IN_IRQ(job, &self->box);		\
									\
			ret = inox__hardirq_heard(&self->member,	\
				typed(&self->bus, job, inox_held));	\
		} while (0);						\
		return ret;						\
	}								\
	static __must_check int						\
	tag##_##member(const struct inox_built *built)			\
	{								\
		struct inox_dev *dev = inox__built_dev(built);		\
		struct tag *self = (struct tag *)dev;			\
		bool (*typed)(const struct tag *self) = wanted;		\
		int line = self->bus.inox__pci.inox__pci_dev->irq;	\
									\
		return inox__hardirq_publish(dev, &self->member,	\
			typed(self) ? (unsigned int)line : 0,		\
			inox__##tag##_##member##_handler);		\
	}								\
	INOX__END							\
	struct tag

#endif
