/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_ATOMIC_H
#define SHIM_ATOMIC_H

typedef struct {
	int counter;
} atomic_t;

#define atomic_read(a)	__atomic_load_n(&(a)->counter, __ATOMIC_RELAXED)
#define atomic_inc(a)	((void)__atomic_add_fetch(&(a)->counter, 1, __ATOMIC_RELAXED))
#define atomic_dec(a)	((void)__atomic_sub_fetch(&(a)->counter, 1, __ATOMIC_RELAXED))

#define smp_acquire__after_ctrl_dep()	__atomic_thread_fence(__ATOMIC_ACQUIRE)

#endif
