/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: irq.h
 *
 * A device's interrupt, handled in a thread that may sleep and talk to the bus.
 */
#ifndef INOX_IRQ_H
#define INOX_IRQ_H

#include <linux/bitops.h>
#include <linux/device.h>
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/jiffies.h>
#include <linux/minmax.h>
#include <linux/suspend.h>
#include <linux/workqueue.h>

#include <inox/fail.h>

/* The longest pause before a line that cannot be served is enabled again. */
#define INOX__IRQ_PAUSE_MS	1000u
#define INOX__IRQ_RESTS		0	/* number of a bit */

struct inox_irq {
	unsigned int inox__line;	/* 0: the device has none */
	unsigned int inox__pause;	/* ms; the thread's own */
	unsigned long inox__state;
	bool inox__ending;		/* with the object */
	bool inox__missed;		/* the same: asserted while it slept */
	struct delayed_work inox__rest;
};

/* Whoever sets the bit has disabled the line, whoever clears it enables it. */
static inline void inox__irq_rested(struct work_struct *work)
{
	struct inox_irq *irq = container_of(to_delayed_work(work),
					    struct inox_irq, inox__rest);

	if (test_and_clear_bit(INOX__IRQ_RESTS, &irq->inox__state))
		enable_irq(irq->inox__line);
}

static inline int inox__irq_request(struct device *device,
				    struct inox_irq *irq,
				    irq_handler_t thread, void *data)
{
	if (!irq->inox__line)
		return 0;
	if (inox__fail())
		return -EBUSY;
	INIT_DELAYED_WORK(&irq->inox__rest, inox__irq_rested);
	return devm_request_threaded_irq(device, irq->inox__line, NULL, thread,
					 IRQF_ONESHOT, dev_name(device), data);
}

static inline void inox__irq_rest(struct inox_irq *irq)
{
	if (READ_ONCE(irq->inox__ending))
		return;
	if (!test_and_set_bit(INOX__IRQ_RESTS, &irq->inox__state))
		disable_irq_nosync(irq->inox__line);
	mod_delayed_work(system_freezable_wq, &irq->inox__rest,
			 msecs_to_jiffies(irq->inox__pause));
}

/*
 * A device that does not answer keeps its line asserted.  Disabling the line, longer
 * each time, keeps a dead bus from taking the processor.  The thread does not sleep
 * for it: it may be that of another device, which has more to do.
 */
static inline irqreturn_t inox__irq_verdict(struct inox_irq *irq, int err)
{
	if (likely(!err)) {
		irq->inox__pause = 0;
		return IRQ_HANDLED;
	}
	irq->inox__pause = min(irq->inox__pause * 2 + 1, INOX__IRQ_PAUSE_MS);
	inox__irq_rest(irq);
	return IRQ_NONE;
}

/* With the object: whatever it rests for may be over. */
static inline void inox__irq_wake(struct inox_irq *irq, void *data)
{
	if (!irq->inox__line || irq->inox__ending)
		return;
	irq_wake_thread(irq->inox__line, data);
	if (test_bit(INOX__IRQ_RESTS, &irq->inox__state))
		mod_delayed_work(system_freezable_wq, &irq->inox__rest, 0);
}

/*
 * 1. Nobody lets it rest any more, or ends its rest, but a thread that runs.
 * 2. That has ended when disable_irq() returns.
 * 3. So nothing enables it again.
 */
static inline void inox__irq_end(struct inox_irq *irq)
{
	disable_irq(irq->inox__line);
	cancel_delayed_work_sync(&irq->inox__rest);
}

/* While the device sleeps.  A system on its way to sleep turns back, if this is what wakes it. */
static inline int inox__irq_missed(struct inox_irq *irq, struct device *device)
{
	irq->inox__missed = true;
	if (device_may_wakeup(device) ||
	    irqd_is_wakeup_set(irq_get_irq_data(irq->inox__line)))
		pm_system_wakeup();
	return -ESHUTDOWN;
}

#endif
