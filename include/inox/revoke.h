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
 */
#ifndef INOX_REVOKE_H
#define INOX_REVOKE_H

#include <linux/refcount.h>
#include <linux/slab.h>
#include <linux/wait.h>

#include <inox/device.h>

struct inox_gate {
	/* private: */
	refcount_t inox__holders;
	struct mutex inox__lock;		/* held while somebody is inside */
	wait_queue_head_t inox__news;
	atomic_t inox__told;			/* how often there were any */
	struct inox_dev *inox__behind;		/* NULL: shut */
};

static inline void inox__gate_init(struct inox_gate *gate, struct inox_dev *dev)
{
	refcount_set(&gate->inox__holders, 1);
	mutex_init(&gate->inox__lock);
	init_waitqueue_head(&gate->inox__news);
	gate->inox__behind = dev;
}

/* The object behind the gate for this visitor alone, or NULL. */
static inline struct inox_dev *inox__gate_enter(struct inox_gate *gate)
{
	mutex_lock(&gate->inox__lock);
	if (gate->inox__behind)
		inox__dev_enter(gate->inox__behind);
	else
		mutex_unlock(&gate->inox__lock);
	return gate->inox__behind;
}

static inline void inox__gate_leave(struct inox_gate *gate)
{
	inox__dev_leave(gate->inox__behind);
	mutex_unlock(&gate->inox__lock);
}

/* Nobody is inside after this, and nobody will be. */
static inline void inox__gate_shut(struct inox_gate *gate)
{
	mutex_lock(&gate->inox__lock);
	gate->inox__behind = NULL;
	mutex_unlock(&gate->inox__lock);
	wake_up_all(&gate->inox__news);
}

/* Who waits outside may try again. */
static inline void inox__gate_tell(struct inox_gate *gate)
{
	if (!gate)
		return;
	atomic_inc(&gate->inox__told);
	wake_up_interruptible_all(&gate->inox__news);
}

/* Were there news since, or will there be none? */
static inline bool inox__gate_since(const struct inox_gate *gate, int seen)
{
	return atomic_read(&gate->inox__told) != seen ||
	       !READ_ONCE(gate->inox__behind);
}

#endif
