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

#include <inox/device.h>

/* Who wants to hear of what; with the object. */
struct inox__irqs {
	u32 inox__wanted;
	u32 inox__rising, inox__falling;
	u32 inox__lasting;		/* not edges, but levels: high, low */
	u32 inox__watched;		/* this and the next: what the chip was told */
	u32 inox__held, inox__held_high;
	bool inox__holds;		/* the chip can be told of levels */
};

static inline u32 inox__irqs_put(u32 lines, u32 line, bool on)
{
	return on ? lines | line : lines & ~line;
}

static inline void inox__irqs_mask(struct inox__irqs *irqs, u32 line, bool on)
{
	irqs->inox__wanted = inox__irqs_put(irqs->inox__wanted, line, on);
}

static inline int inox__irqs_set_type(struct inox__irqs *irqs, u32 line,
				      unsigned int type)
{
	unsigned int high = IRQ_TYPE_EDGE_RISING | IRQ_TYPE_LEVEL_HIGH;
	unsigned int low = IRQ_TYPE_EDGE_FALLING | IRQ_TYPE_LEVEL_LOW;
	bool lasts = type & IRQ_TYPE_LEVEL_MASK;

	if (!type || (lasts && (!irqs->inox__holds || !is_power_of_2(type))))
		return -EINVAL;
	irqs->inox__lasting = inox__irqs_put(irqs->inox__lasting, line, lasts);
	irqs->inox__rising = inox__irqs_put(irqs->inox__rising, line, type & high);
	irqs->inox__falling = inox__irqs_put(irqs->inox__falling, line, type & low);
	return 0;
}

/* Of what happened and what lasts, what somebody wants to hear of. */
static inline u32 inox__irqs_heard(const struct inox__irqs *irqs, u32 rose,
				   u32 fell, u32 levels)
{
	u32 lasting = irqs->inox__lasting;
	u32 high = (rose & ~lasting) | (levels & lasting);
	u32 low = (fell & ~lasting) | (~levels & lasting);

	return irqs->inox__wanted &
	       ((high & irqs->inox__rising) | (low & irqs->inox__falling));
}

/* After the object was left: a handler may want it. */
static inline void inox__irqs_tell(struct inox_dev *dev, u32 news)
{
	for (; news; news &= news - 1)
		handle_nested_irq(irq_find_mapping(dev->inox__inputs,
						   __ffs(news)));
}

#endif
