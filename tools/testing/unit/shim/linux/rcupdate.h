/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_RCUPDATE_H
#define SHIM_RCUPDATE_H

#include <stddef.h>
#include <stdlib.h>

struct rcu_head {
	struct rcu_head *next;
	void *object;
};

static struct rcu_head *shim_rcu_waiting;

#define kfree_rcu(p, member) do {					\
	(p)->member.object = (p);					\
	(p)->member.next = shim_rcu_waiting;				\
	shim_rcu_waiting = &(p)->member;				\
} while (0)

#define __rcu
#define rcu_read_lock()				((void)0)
#define rcu_read_unlock()			((void)0)
#define synchronize_rcu()			((void)0)
#define rcu_dereference_check(p, c)		(p)
#define rcu_replace_pointer(p, new, c)		shim_replace(&(p), (new))

static inline void *shim_replace(void **at, void *new)
{
	void *old = *at;

	*at = new;
	return old;
}

static inline void shim_grace_period(void)
{
	while (shim_rcu_waiting) {
		struct rcu_head *head = shim_rcu_waiting;

		shim_rcu_waiting = head->next;
		free(head->object);
	}
}

#endif
