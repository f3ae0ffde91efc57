/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: irq.h
 *
 * A device's interrupt, handled in a thread that may sleep and talk to the bus.
 */
#ifndef INOX_IRQ_H
#define INOX_IRQ_H

#include <linux/bitops.h>
#include <linux/delay.h>
#include <linux/device.h>
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/irqdesc.h>
#include <linux/jiffies.h>
#include <linux/minmax.h>
#include <linux/suspend.h>
#include <linux/workqueue.h>

#include <inox/fail.h>

/* The longest pause before a line that could not be served is served again. */
#define INOX__IRQ_PAUSE_MS	1000u
#define INOX__IRQ_RESTS		0	/* number of a bit */

struct inox_irq {
	unsigned int inox__line;	/* 0: the device has none */
	unsigned int inox__pause;	/* ms; of whoever served it last */
	unsigned long inox__state;
	bool inox__ending;		/* with the object */
	irq_handler_t inox__serve;
	void *inox__data;
	struct delayed_work inox__rest;
};

/* The line may be one of edges, so there is no waiting for the next. */
static inline void inox__irq_rested(struct work_struct *work)
{
	struct inox_irq *irq = container_of(to_delayed_work(work),
					    struct inox_irq, inox__rest);

	irq->inox__serve(irq->inox__line, irq->inox__data);
}

static inline int inox__irq_request(struct device *device,
				    struct inox_irq *irq,
				    irq_handler_t serve, void *data)
{
	if (!irq->inox__line)
		return 0;
	if (inox__fail())
		return -EBUSY;
	irq->inox__serve = serve;
	irq->inox__data = data;
	INIT_DELAYED_WORK(&irq->inox__rest, inox__irq_rested);
	return request_threaded_irq(irq->inox__line, NULL, serve,
				    IRQF_ONESHOT | IRQF_SHARED, dev_name(device),
				    data);
}

/* Whoever sets the bit has disabled the line, whoever clears it enables it. */
static inline void inox__irq_rest(struct inox_irq *irq)
{
	if (READ_ONCE(irq->inox__ending))
		return;
	disable_irq_nosync(irq->inox__line);
	if (test_and_set_bit(INOX__IRQ_RESTS, &irq->inox__state))
		enable_irq(irq->inox__line);
	mod_delayed_work(system_freezable_wq, &irq->inox__rest,
			 msecs_to_jiffies(READ_ONCE(irq->inox__pause)));
}

/*
 * A device that does not answer keeps its line asserted.  Disabling the line, and asking
 * the device again after a pause that is longer each time, keeps a dead bus from taking
 * the processor.  The thread does not sleep for it: it may be that of another device,
 * which has more to do.
 */
static inline irqreturn_t inox__irq_verdict(struct inox_irq *irq, int err)
{
	if (likely(!err)) {
		WRITE_ONCE(irq->inox__pause, 0);
		if (unlikely(test_bit(INOX__IRQ_RESTS, &irq->inox__state)) &&
		    test_and_clear_bit(INOX__IRQ_RESTS, &irq->inox__state))
			enable_irq(irq->inox__line);
		return IRQ_HANDLED;
	}
	WRITE_ONCE(irq->inox__pause,
		   min(READ_ONCE(irq->inox__pause) * 2 + 1, INOX__IRQ_PAUSE_MS));
	inox__irq_rest(irq);
	return IRQ_NONE;
}

/* With the object: whatever it rests for may be over.  What is nested has no thread. */
static inline void inox__irq_wake(struct inox_irq *irq)
{
	if (!irq->inox__line || irq->inox__ending)
		return;
	if (test_bit(INOX__IRQ_RESTS, &irq->inox__state) ||
	    irq_check_status_bit(irq->inox__line, IRQ_NESTED_THREAD))
		mod_delayed_work(system_freezable_wq, &irq->inox__rest, 0);
	else
		irq_wake_thread(irq->inox__line, irq->inox__data);
}

/* In 6.1 who waits for a nested interrupt keeps the processor that its thread may need. */
static inline void inox__irq_disable(unsigned int line)
{
	struct irq_data *data = irq_get_irq_data(line);

	disable_irq_nosync(line);
	while (data && irqd_irq_inprogress(data))
		usleep_range(500, 1000);
	synchronize_irq(line);
}

/*
 * 1. Nobody lets it rest any more but who serves it now.
 * 2. A thread has ended when the line is disabled, the work after that.
 * 3. A line that either enables, because it rested, is still disabled by this.
 * 4. It is freed so.  A device that nobody reaches may hold it asserted: its thread
 *    would take the processor from who frees it.
 * 5. Others may share it: to them it must be as it was.  Of one who gets it to himself
 *    in this very moment the kernel warns that it was enabled already.
 */
static inline void inox__irq_end(struct inox_irq *irq)
{
	unsigned int line = irq->inox__line;

	inox__irq_disable(line);
	cancel_delayed_work_sync(&irq->inox__rest);
	free_irq(line, irq->inox__data);
	if (!irq_has_action(line))
		return;
	if (test_bit(INOX__IRQ_RESTS, &irq->inox__state))
		enable_irq(line);
	enable_irq(line);
}

/* While the device sleeps.  A system on its way to sleep turns back, if this is what wakes it. */
static inline int inox__irq_missed(const struct inox_irq *irq, struct device *device)
{
	if (device_may_wakeup(device) ||
	    irqd_is_wakeup_set(irq_get_irq_data(irq->inox__line)))
		pm_system_wakeup();
	return -ESHUTDOWN;
}

#endif
