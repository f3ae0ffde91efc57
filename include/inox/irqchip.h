/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: irqchip.h
 *
 * Interrupts of others that come in by the one line of a device behind a bus.  A
 * handler of such an interrupt runs in the thread of the device's own, may sleep
 * and may use the device: the object is free again when it runs.
 *
 * A driver says which inputs changed; who wants to hear of that, and of which
 * edge, the layer knows.  So it does of levels, if the chip interrupts for as long
 * as one lasts: only then does masking the line end it.  <inox/gpio.h> has the rest.
 */
#ifndef INOX_IRQCHIP_H
#define INOX_IRQCHIP_H

#include <linux/bits.h>
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/irqdomain.h>
#include <linux/log2.h>
#include <linux/mutex.h>

#include <inox/device.h>

/* Who wants to hear of what. */
struct inox__irqs_wishes {
	u32 inox__wanted;
	u32 inox__rising, inox__falling;
	u32 inox__lasting;		/* not edges, but levels: high, low */
};

/*
 * The core asks with its bus lock, which is ours, and has it over a whole request.
 * It is not the object's: when the inputs go while somebody asks, the core no longer
 * knows whose lock it has, and keeps it.  So from the end on nobody gets it.
 */
struct inox__irqs {
	struct mutex inox__bus;		/* of the next two */
	bool inox__over;
	struct inox__irqs_wishes inox__asked;
	struct inox__irqs_wishes inox__now;	/* this and all below: with the object */
	u32 inox__watched;		/* this and the next: what the chip was told */
	u32 inox__held, inox__held_high;
	bool inox__holds;		/* the chip can be told of levels */
};

static inline u32 inox__irqs_put(u32 lines, u32 line, bool on)
{
	return on ? lines | line : lines & ~line;
}

static inline void inox__irqs_lock(struct inox__irqs *irqs)
{
	mutex_lock(&irqs->inox__bus);
	if (irqs->inox__over)
		mutex_unlock(&irqs->inox__bus);
}

static inline void inox__irqs_unlock(struct inox__irqs *irqs)
{
	if (!READ_ONCE(irqs->inox__over))
		mutex_unlock(&irqs->inox__bus);
}

/* Who is inside is waited for; the inputs are still there. */
static inline void inox__irqs_end(void *data)
{
	struct inox__irqs *irqs = data;

	mutex_lock(&irqs->inox__bus);
	WRITE_ONCE(irqs->inox__over, true);
	mutex_unlock(&irqs->inox__bus);
}

static inline void inox__irqs_mask(struct inox__irqs *irqs, u32 line, bool on)
{
	struct inox__irqs_wishes *asked = &irqs->inox__asked;

	WRITE_ONCE(asked->inox__wanted, inox__irqs_put(asked->inox__wanted, line, on));
}

static inline int inox__irqs_set_type(struct inox__irqs *irqs, u32 line,
				      unsigned int type)
{
	unsigned int high = IRQ_TYPE_EDGE_RISING | IRQ_TYPE_LEVEL_HIGH;
	unsigned int low = IRQ_TYPE_EDGE_FALLING | IRQ_TYPE_LEVEL_LOW;
	bool lasts = type & IRQ_TYPE_LEVEL_MASK;
	struct inox__irqs_wishes *asked = &irqs->inox__asked;

	if (!type || (lasts && (!irqs->inox__holds || !is_power_of_2(type))))
		return -EINVAL;
	asked->inox__lasting = inox__irqs_put(asked->inox__lasting, line, lasts);
	asked->inox__rising = inox__irqs_put(asked->inox__rising, line, type & high);
	asked->inox__falling = inox__irqs_put(asked->inox__falling, line, type & low);
	return 0;
}

/* Of what happened and what lasts, what somebody wants to hear of. */
static inline u32 inox__irqs_heard(const struct inox__irqs *irqs, u32 rose,
				   u32 fell, u32 levels)
{
	const struct inox__irqs_wishes *now = &irqs->inox__now;
	u32 high = (rose & ~now->inox__lasting) | (levels & now->inox__lasting);
	u32 low = (fell & ~now->inox__lasting) | (~levels & now->inox__lasting);

	return now->inox__wanted & READ_ONCE(irqs->inox__asked.inox__wanted) &
	       ((high & now->inox__rising) | (low & now->inox__falling));
}

/* After the object was left: a handler may want it. */
static inline void inox__irqs_tell(struct inox_dev *dev, u32 news)
{
	unsigned int irq;

	for (; news; news &= news - 1) {
		irq = irq_find_mapping(dev->inox__inputs, __ffs(news));
		if (irq)
			handle_nested_irq(irq);
	}
}

#endif
