/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: irqline.h
 *
 * A simulated interrupt line: the wire from a chip's pin to an interrupt
 * controller with one input.  The owner sets the level; whoever requested the
 * line's number is interrupted, in hard interrupt context, for as long as the
 * level is asserted and the line is not masked; or, if that is what was requested,
 * once at each edge.
 *
 * Drivers that ask are told that it is level-triggered and active low, as most
 * such pins are; what is asserted here is low there.  Who says which level or edge
 * means the one that asserts: whether that is high or low is between chip and board.
 *
 * A level is delivered by irq_work, so a handler never runs inside the call
 * that set it, and that call may be made under any lock.
 */
#ifndef INOX_IRQLINE_H
#define INOX_IRQLINE_H

#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/hardirq.h>
#include <linux/irq.h>
#include <linux/irq_work.h>
#include <linux/irqdesc.h>
#include <linux/irqdomain.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

#include <inox/fail.h>

/**
 * struct inox_irqline - one line and its level; zeroed memory is no line yet
 */
struct inox_irqline {
	/* private: */
	raw_spinlock_t inox__lock;	/* guards the next four */
	bool inox__level;
	bool inox__masked;
	bool inox__edge;		/* there was one, and nobody has heard of it */
	unsigned int inox__edges;	/* that count; 0: the level does */
	unsigned int inox__number;	/* 0: not created, or destroyed */
	struct irq_work inox__work;
	struct irq_domain *inox__domain;
	struct fwnode_handle *inox__fwnode;
};

/* With the lock: is there something to tell? */
static inline bool inox__irqline_due(const struct inox_irqline *line)
{
	return !line->inox__masked &&
	       (line->inox__edges ? line->inox__edge : line->inox__level);
}

/* Behind a change of a condition: the line fires when all let it. */
static inline void inox__irqline_unlock(struct inox_irqline *line, unsigned long flags)
{
	bool fire = inox__irqline_due(line);

	raw_spin_unlock_irqrestore(&line->inox__lock, flags);
	if (fire)
		irq_work_queue(&line->inox__work);
}

static inline void inox__irqline_update(struct inox_irqline *line,
					bool *condition, bool value)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&line->inox__lock, flags);
	*condition = value;
	inox__irqline_unlock(line, flags);
}

/* The level or the mask may have changed by now: then there is nothing to tell. */
static inline void inox__irqline_deliver(struct irq_work *work)
{
	struct inox_irqline *line =
		container_of(work, struct inox_irqline, inox__work);
	unsigned long flags;
	bool fire;

	raw_spin_lock_irqsave(&line->inox__lock, flags);
	fire = inox__irqline_due(line);
	raw_spin_unlock_irqrestore(&line->inox__lock, flags);
	if (fire)
		generic_handle_domain_irq(line->inox__domain, 0);
}

static inline void inox__irqline_mask(struct irq_data *data)
{
	struct inox_irqline *line = irq_data_get_irq_chip_data(data);

	inox__irqline_update(line, &line->inox__masked, true);
}

static inline void inox__irqline_unmask(struct irq_data *data)
{
	struct inox_irqline *line = irq_data_get_irq_chip_data(data);

	inox__irqline_update(line, &line->inox__masked, false);
}

static inline void inox__irqline_ack(struct irq_data *data)
{
	struct inox_irqline *line = irq_data_get_irq_chip_data(data);

	inox__irqline_update(line, &line->inox__edge, false);
}

/* Nobody has requested it, or who has is told of no edge that was before. */
static inline int inox__irqline_set_type(struct irq_data *data,
					 unsigned int type)
{
	struct inox_irqline *line = irq_data_get_irq_chip_data(data);
	unsigned int edges = type & IRQ_TYPE_EDGE_BOTH;
	unsigned long flags;

	raw_spin_lock_irqsave(&line->inox__lock, flags);
	line->inox__edges = edges;
	line->inox__edge = false;
	raw_spin_unlock_irqrestore(&line->inox__lock, flags);
	irq_set_handler_locked(data, edges ? handle_edge_irq : handle_level_irq);
	return 0;
}

static const struct irq_chip inox__irqline_chip = {
	.name = KBUILD_MODNAME,
	.irq_mask = inox__irqline_mask,
	.irq_unmask = inox__irqline_unmask,
	.irq_ack = inox__irqline_ack,
	.irq_set_type = inox__irqline_set_type,
	.flags = IRQCHIP_SKIP_SET_WAKE,
};

static inline int inox__irqline_map(struct irq_domain *domain,
				    unsigned int number, irq_hw_number_t input)
{
	irq_set_chip_data(number, domain->host_data);
	irq_set_chip_and_handler(number, &inox__irqline_chip, handle_level_irq);
	irqd_set_trigger_type(irq_get_irq_data(number), IRQ_TYPE_LEVEL_LOW);
	irq_modify_status(number, IRQ_NOREQUEST | IRQ_NOAUTOEN, IRQ_NOPROBE);
	return 0;
}

static inline void inox__irqline_unmap(struct irq_domain *domain,
				       unsigned int number)
{
	irq_set_chip_and_handler(number, NULL, NULL);
	irq_set_chip_data(number, NULL);
}

static const struct irq_domain_ops inox__irqline_domain_ops = {
	.map = inox__irqline_map,
	.unmap = inox__irqline_unmap,
};

static inline int inox__irqline_connect(struct inox_irqline *line)
{
	if (inox__fail())
		return -ENOMEM;
	line->inox__domain = irq_domain_create_simple(line->inox__fwnode, 1, 0,
						      &inox__irqline_domain_ops,
						      line);
	if (!line->inox__domain)
		return -ENOMEM;
	line->inox__number = irq_create_mapping(line->inox__domain, 0);
	if (line->inox__number)
		return 0;
	irq_domain_remove(line->inox__domain);
	return -ENOMEM;
}

/**
 * inox_irqline_create() - make a line, not asserted
 * @line: the line; must not exist already
 * @board: with @pin, name of its interrupt domain, unique in the system
 * @pin: see @board
 *
 * Context: May sleep.
 * Return: 0 or -ENOMEM, with nothing created.
 */
static inline int __must_check inox_irqline_create(struct inox_irqline *line,
						   const char *board,
						   const char *pin)
{
	char *name = inox__fail() ? NULL :
		kasprintf(GFP_KERNEL, "%s:%s", board, pin);
	int err;

	raw_spin_lock_init(&line->inox__lock);
	line->inox__level = false;
	line->inox__masked = true;
	line->inox__edge = false;
	line->inox__edges = 0;
	line->inox__work = IRQ_WORK_INIT_HARD(inox__irqline_deliver);
	line->inox__fwnode = name ? irq_domain_alloc_named_fwnode(name) : NULL;
	kfree(name);
	if (!line->inox__fwnode)
		return -ENOMEM;
	err = inox__irqline_connect(line);
	if (err)
		irq_domain_free_fwnode(line->inox__fwnode);
	return err;
}

/**
 * inox_irqline_number() - the number that a driver requests
 * @line: the line
 *
 * Context: Any.
 * Return: The Linux interrupt number, 0 if @line does not exist.
 */
static inline unsigned int inox_irqline_number(const struct inox_irqline *line)
{
	return line->inox__number;
}

static inline void inox__irqline_drive(struct inox_irqline *line, bool level)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&line->inox__lock, flags);
	if (level != line->inox__level && (level || line->inox__edges == IRQ_TYPE_EDGE_BOTH))
		line->inox__edge = true;
	line->inox__level = level;
	inox__irqline_unlock(line, flags);
}

/**
 * inox_irqline_set() - drive the line
 * @line: the line; one that does not exist is left alone
 * @asserted: the level from now on
 *
 * Context: Any; not while @line is created or destroyed.
 */
static inline void inox_irqline_set(struct inox_irqline *line, bool asserted)
{
	if (line->inox__number)
		inox__irqline_drive(line, asserted);
}

/**
 * inox_irqline_settle() - wait until nobody is being interrupted
 * @line: not asserted any more; one that does not exist is left alone
 *
 * For who takes away a handler that cannot be waited for while that is being done.
 *
 * Context: May sleep; without what handlers need.
 */
static inline void inox_irqline_settle(struct inox_irqline *line)
{
	if (!line->inox__number)
		return;
	irq_work_sync(&line->inox__work);
	synchronize_irq(line->inox__number);
}

/**
 * inox_irqline_destroy() - take the line away
 * @line: the line; one that does not exist is left alone
 *
 * 1. Whoever had requested the number has freed it: that masked the line.
 * 2. The level is released, so no delivery starts; one that has started ends
 *    before irq_work_sync() returns.
 * 3. Nobody else knows the domain, which goes with its mapping.
 *
 * Context: May sleep; the number is not requested by anybody any more.
 */
static inline void inox_irqline_destroy(struct inox_irqline *line)
{
	if (!line->inox__number)
		return;
	inox_irqline_set(line, false);
	irq_work_sync(&line->inox__work);
	irq_dispose_mapping(line->inox__number);
	irq_domain_remove(line->inox__domain);
	irq_domain_free_fwnode(line->inox__fwnode);
	line->inox__number = 0;
}

#endif
