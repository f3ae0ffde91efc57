/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: fail.h
 *
 * Every call of the layer that can fail, made to fail: the Nth one.  A test
 * writes N to /sys/module/<module>/parameters/inox_fail_nth and does one
 * operation; the Nth such call that its process or a child of it makes in the
 * module fails, once.  Reading gives how many are still to come: 0 says that it
 * fired, and anything else that the operation has fewer of them.
 *
 * With CONFIG_INOX_FAIL_NTH off there is neither code nor data.
 */
#ifndef INOX_FAIL_H
#define INOX_FAIL_H

#include <linux/compiler.h>
#include <linux/kconfig.h>
#include <linux/types.h>

#if IS_ENABLED(CONFIG_INOX_FAIL_NTH)

#include <linux/atomic.h>
#include <linux/moduleparam.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sysfs.h>

struct inox__fail_nth {
	atomic_t inox__to_come;
	pid_t inox__process;
};

/* One for a module: each of its sources has it, and the linker keeps the first. */
extern struct inox__fail_nth inox__fail_nth;
struct inox__fail_nth __weak inox__fail_nth;

static inline bool inox__fail_asked(pid_t process)
{
	pid_t parent;

	rcu_read_lock();
	parent = rcu_dereference(current->real_parent)->tgid;
	rcu_read_unlock();
	return process == current->tgid || process == parent;
}

/* At the top of what can fail: whether it is to. */
static noinline __maybe_unused bool inox__fail(void)
{
	struct inox__fail_nth *nth = &inox__fail_nth;

	if (!atomic_read(&nth->inox__to_come) ||
	    !inox__fail_asked(READ_ONCE(nth->inox__process)))
		return false;
	return atomic_dec_if_positive(&nth->inox__to_come) == 0;
}

static inline int inox__fail_set(const char *text,
				 const struct kernel_param *param)
{
	unsigned int n;
	int err = kstrtouint(text, 0, &n);

	if (err || n > INT_MAX)
		return err ?: -ERANGE;
	WRITE_ONCE(inox__fail_nth.inox__process, current->tgid);
	atomic_set(&inox__fail_nth.inox__to_come, (int)n);
	return 0;
}

static inline int inox__fail_get(char *page, const struct kernel_param *param)
{
	return sysfs_emit(page, "%d\n",
			  atomic_read(&inox__fail_nth.inox__to_come));
}

static const struct kernel_param_ops __maybe_unused inox__fail_ops = {
	.set = inox__fail_set,
	.get = inox__fail_get,
};

#define INOX__FAIL_MODULE						\
	module_param_cb(inox_fail_nth, &inox__fail_ops, NULL, 0600);	\
	MODULE_PARM_DESC(inox_fail_nth, "which of the next calls fails");

#else

static __always_inline bool inox__fail(void)
{
	return false;
}

#define INOX__FAIL_MODULE

#endif
#endif
