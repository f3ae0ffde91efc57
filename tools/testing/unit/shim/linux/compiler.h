/* SPDX-License-Identifier: GPL-2.0 */
/* What the pure headers take from here, for a user-space build. */
#ifndef SHIM_COMPILER_H
#define SHIM_COMPILER_H

#define likely(x)		__builtin_expect(!!(x), 1)
#define unlikely(x)		__builtin_expect(!!(x), 0)
#define __must_check		__attribute__((__warn_unused_result__))
#define __maybe_unused		__attribute__((__unused__))
#define __weak			__attribute__((__weak__))
#define __force
#define __used			__attribute__((__used__))
#define __section(s)		__attribute__((__section__(s)))
#define __aligned(n)		__attribute__((__aligned__(n)))
#define __UNIQUE_ID(prefix)	shim_unique(prefix, __COUNTER__)
#define shim_unique(prefix, n)	shim_pasted(prefix, n)
#define shim_pasted(prefix, n)	prefix##n
#define __packed		__attribute__((__packed__))
#define __printf(a, b)		__attribute__((__format__(__printf__, a, b)))
#define __designated_init	__attribute__((__designated_init__))
#define KBUILD_BASENAME		"unit"
#ifndef __always_inline
# define __always_inline	inline __attribute__((__always_inline__))
#endif

#endif
