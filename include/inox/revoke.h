/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: revoke.h
 *
 * A gate between a device and who may outlive it: an open file, a consumer in
 * another subsystem.  They hold the gate, which is counted, and not the device.
 * Unbinding shuts it: it waits for who is inside, wakes who waits, and after
 * that nobody gets in.
 *
 * Inside, the object is the visitor's alone, as in every callback.  A visitor may
 * sleep there but must not wait for anything without end; for news he waits
 * outside.
 *
 * Why nobody uses an object that is gone:
 *
 * 1. Who enters is counted until he has left, and left the object.
 * 2. Shutting bars the gate: nobody is counted any more, and who comes finds no
 *    object.  Then it waits until nobody is.  So when it is done nobody is inside,
 *    and nobody is between leaving and telling listeners.
 * 3. The device core shuts every gate before anything of the device goes.
 * 4. The gate itself stays for as long as somebody holds it.
 */
#ifndef INOX_REVOKE_H
#define INOX_REVOKE_H

#include <linux/atomic.h>
#include <linux/limits.h>
#include <linux/list.h>
#include <linux/refcount.h>
#include <linux/slab.h>
#include <linux/wait.h>
#include <linux/wait_bit.h>

#include <inox/device.h>

struct inox_gate {
	/* private: */
	refcount_t inox__holders;
	atomic_t inox__inside;			/* visitors; negative: barred */
	wait_queue_head_t inox__news;
	atomic_t inox__told;			/* how often there were any */
	struct inox_dev *inox__behind;		/* NULL: shut */
	struct list_head inox__open;		/* among its device's */
};

#define INOX__BARRED	INT_MIN

/* The object behind the gate for this visitor alone, or NULL. */
static inline struct inox_dev *inox__gate_enter(struct inox_gate *gate)
{
	struct inox_dev *dev;

	if (!atomic_inc_unless_negative(&gate->inox__inside))
		return NULL;
	dev = gate->inox__behind;
	inox__dev_enter(dev);
	return dev;
}

static inline void inox__gate_leave(struct inox_gate *gate)
{
	inox__dev_leave(gate->inox__behind);
	if (unlikely(atomic_dec_return(&gate->inox__inside) == INOX__BARRED))
		wake_up_var(&gate->inox__inside);
}

/* Were there news since, or will there be none? */
static inline bool inox__gate_since(const struct inox_gate *gate, int seen)
{
	return atomic_read(&gate->inox__told) != seen ||
	       !READ_ONCE(gate->inox__behind);
}

/* Whoever is inside leaves, and nobody gets in any more; again is harmless. */
static inline void inox__gate_bar(struct inox_gate *gate)
{
	atomic_or(INOX__BARRED, &gate->inox__inside);
	wait_var_event(&gate->inox__inside,
		       atomic_read(&gate->inox__inside) == INOX__BARRED);
	WRITE_ONCE(gate->inox__behind, NULL);
}

/* Only the thread that unbinds, or fails to bind, gets here; again is harmless. */
static inline void inox__gate_shut(struct inox_gate *gate)
{
	struct inox_dev *dev = gate->inox__behind;

	if (!dev)
		return;
	inox__dev_enter(dev);
	list_del(&gate->inox__open);
	inox__dev_leave(dev);
	inox__gate_bar(gate);
	wake_up_all(&gate->inox__news);
}

static inline void inox__gates_shut(struct inox_dev *dev)
{
	struct inox_gate *gate, *next;

	list_for_each_entry_safe(gate, next, &dev->inox__gates, inox__open)
		inox__gate_shut(gate);
}

/* The caller holds it from here; nobody else knows it yet. */
static inline void inox__gate_open(struct inox_gate *gate, struct inox_dev *dev)
{
	refcount_set(&gate->inox__holders, 1);
	atomic_set(&gate->inox__inside, 0);
	init_waitqueue_head(&gate->inox__news);
	gate->inox__behind = dev;
	inox__dev_enter(dev);
	list_add(&gate->inox__open, &dev->inox__gates);
	dev->inox__shut = inox__gates_shut;
	inox__dev_leave(dev);
}

/* Who waits outside may try again.  In a callback of @dev. */
static inline void inox__gates_tell(struct inox_dev *dev)
{
	struct inox_gate *gate;

	list_for_each_entry(gate, &dev->inox__gates, inox__open) {
		atomic_inc(&gate->inox__told);
		wake_up_interruptible_all(&gate->inox__news);
	}
}

#endif
