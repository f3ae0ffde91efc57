/* SPDX-License-Identifier: GPL-2.0 */
/* What the pure headers take from here, for a user-space build. */
#ifndef SHIM_MINMAX_H
#define SHIM_MINMAX_H

/* Three values of one type, each evaluated once; the kernel demands the same. */
#define clamp(v, lo, hi) ({						\
	__auto_type shim_v = (v);					\
	__auto_type shim_lo = (lo);					\
	__auto_type shim_hi = (hi);					\
	_Static_assert(__builtin_types_compatible_p(typeof(shim_v), typeof(shim_lo)) && \
		       __builtin_types_compatible_p(typeof(shim_v), typeof(shim_hi)), \
		       "clamp() of different types");			\
	shim_v < shim_lo ? shim_lo : shim_v > shim_hi ? shim_hi : shim_v; })

#endif
