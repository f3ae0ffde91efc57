/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: compat.h
 *
 * All that differs between kernels 6.1 and 7.3, and nothing else.  A changed
 * signature is picked by its type, a new macro by #ifdef, a new header by
 * __has_include, a function that came or went by a compile probe: kbuild asks
 * for each name in the file "probes" and defines INOX_HAVE_<name>.  Stable
 * kernels carry backports in both directions, so a version number says nothing.
 */
#ifndef INOX_COMPAT_H
#define INOX_COMPAT_H

#include <linux/hrtimer.h>
#include <linux/version.h>

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 1, 0)
#error "inox needs Linux 6.1 or later"
#endif

/* Moved in 6.12; sparse, which knows no __has_include, does without. */
#ifndef __CHECKER__
#if __has_include("linux/unaligned.h")
#include <linux/unaligned.h>
#else
#include <asm/unaligned.h>
#endif
/* Came in 6.2; kernel.h had it before, and for a while after. */
#if __has_include("linux/hex.h")
#include <linux/hex.h>
#endif
#endif

/**
 * INOX_PICK() - the one of two functions that a member's type accepts
 * @type: the structure
 * @member: its function pointer
 * @a: chosen if it has the member's type
 * @b: chosen otherwise
 */
#define INOX_PICK(type, member, a, b)					\
	__builtin_choose_expr(						\
		__builtin_types_compatible_p(typeof(((type *)0)->member), \
					     typeof(&(a))), (a), (b))

/* One call since 6.13. */
static inline void
inox__hrtimer_init(struct hrtimer *clock,
		   enum hrtimer_restart (*run)(struct hrtimer *clock),
		   enum hrtimer_mode mode)
{
#ifdef INOX_HAVE_hrtimer_setup
	hrtimer_setup(clock, run, CLOCK_MONOTONIC, mode);
#else
	hrtimer_init(clock, CLOCK_MONOTONIC, mode);
	clock->function = run;
#endif
}

#endif
