/* SPDX-License-Identifier: GPL-2.0 */
/* What the pure headers take from here, for a user-space build. */
#ifndef SHIM_MATH_H
#define SHIM_MATH_H

#define DIV_ROUND_UP(n, d)	(((n) + (d) - 1) / (d))

/* The nearest integer, half a step away from zero, as the kernel's does. */
#define DIV_ROUND_CLOSEST(n, d) ({					\
	__auto_type shim_n = (n);					\
	typeof(shim_n) shim_d = (d);					\
	typeof(shim_n) shim_q = shim_n / shim_d;			\
	typeof(shim_n) shim_r = shim_n % shim_d;			\
	shim_q + (2 * shim_r >= shim_d) - (2 * shim_r <= -shim_d); })

#endif
