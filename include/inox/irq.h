/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: irq.h
 *
 * A device's interrupt, handled in a thread that may sleep and talk to the bus.
 */
#ifndef INOX_IRQ_H
#define INOX_IRQ_H

#include <linux/delay.h>
#include <linux/device.h>
#include <linux/interrupt.h>
#include <linux/minmax.h>

#include <inox/fail.h>

/* The longest pause before a line that cannot be served is unmasked again. */
#define INOX__IRQ_PAUSE_MS	1000u

struct inox_irq {
	unsigned int inox__line;	/* 0: the device has none */
	unsigned int inox__pause;	/* ms; the thread's own */
};

static inline int inox__irq_request(struct device *device,
				    struct inox_irq *irq,
				    irq_handler_t thread, void *data)
{
	if (!irq->inox__line)
		return 0;
	if (inox__fail())
		return -EBUSY;
	return devm_request_threaded_irq(device, irq->inox__line, NULL, thread,
					 IRQF_ONESHOT, dev_name(device), data);
}

/*
 * A device that does not answer keeps its line asserted.  The line is masked
 * while the thread runs, so sleeping here, longer each time, keeps a dead bus
 * from taking the processor.  Teardown waits for this sleep, a second at most.
 */
static inline irqreturn_t inox__irq_verdict(struct inox_irq *irq, int err)
{
	if (likely(!err)) {
		irq->inox__pause = 0;
		return IRQ_HANDLED;
	}
	irq->inox__pause = min(irq->inox__pause * 2 + 1, INOX__IRQ_PAUSE_MS);
	msleep(irq->inox__pause);
	return IRQ_NONE;
}

/* Waits until the handler has ended. */
static inline void inox__irq_off(const struct inox_irq *irq)
{
	if (irq->inox__line)
		disable_irq(irq->inox__line);
}

static inline void inox__irq_on(const struct inox_irq *irq)
{
	if (irq->inox__line)
		enable_irq(irq->inox__line);
}

#endif
