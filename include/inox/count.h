/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: count.h
 *
 * How many objects of each kind a module has alive.  What the layer allocates it
 * counts; a module that is unloaded with one left warns and names the kind.
 * /sys/module/<module>/parameters/inox_live shows the sum.
 */
#ifndef INOX_COUNT_H
#define INOX_COUNT_H

#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/kernel.h>
#include <linux/moduleparam.h>
#include <linux/sysfs.h>

#include <inox/fail.h>
#include <inox/version.h>

#define INOX__COUNTED(x) \
	x(device) x(provider) x(object) x(memory) x(reference)

#define INOX__COUNT_NAME(kind) inox__live_##kind,
enum inox__counted {
	INOX__COUNTED(INOX__COUNT_NAME)
	inox__counted_kinds,
};

/* One array for a module: see fail.h. */
extern atomic_t inox__live[inox__counted_kinds];
atomic_t __weak inox__live[inox__counted_kinds];

static inline void inox__count_up(enum inox__counted kind)
{
	atomic_inc(&inox__live[kind]);
}

static inline void inox__count_down(enum inox__counted kind)
{
	atomic_dec(&inox__live[kind]);
}

#define INOX__COUNT_TEXT(kind) #kind,

/* The module goes; nobody else can reach its objects. */
static inline void inox__count_end(void)
{
	static const char *const names[] = { INOX__COUNTED(INOX__COUNT_TEXT) };
	unsigned int kind;

	for (kind = 0; kind < inox__counted_kinds; kind++)
		WARN(atomic_read(&inox__live[kind]), "%s: %d of kind %s left\n",
		     KBUILD_MODNAME, atomic_read(&inox__live[kind]),
		     names[kind]);
}

static inline int inox__count_get(char *page, const struct kernel_param *param)
{
	int sum = 0;
	unsigned int kind;

	for (kind = 0; kind < inox__counted_kinds; kind++)
		sum += atomic_read(&inox__live[kind]);
	return sysfs_emit(page, "%d\n", sum);
}

static const struct kernel_param_ops __maybe_unused inox__count_ops = {
	.get = inox__count_get,
};

/* What every module on the layer has, once. */
#define INOX__MODULE							\
	INOX__FAIL_MODULE						\
	MODULE_INFO(inox_version, INOX_VERSION);			\
	module_param_cb(inox_live, &inox__count_ops, NULL, 0400);	\
	MODULE_PARM_DESC(inox_live, "how many objects there are")

/* A module that is one registration while it is loaded, and what it waits for after that. */
#define INOX__MODULE_OF(tag, begin, end, last)				\
	static int __init inox__##tag##_load(void)			\
	{								\
		return inox__fail() ? -ENOMEM : (begin);		\
	}								\
	module_init(inox__##tag##_load);				\
	static void __exit inox__##tag##_unload(void)			\
	{								\
		end;							\
		last;							\
	}								\
	module_exit(inox__##tag##_unload);				\
	INOX__MODULE

#endif
