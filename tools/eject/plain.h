/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The layer without what it does only for itself: seen before a driver that is
 * written in plain kernel API.  What is a check while compiling is nothing, for
 * it has passed; failing on demand and counting objects are no part of a driver.
 *
 * The tool takes these words out: EJECT_NEVER is false, EJECT_NOUGHT is 0, TRY()
 * stays as written.
 */
#include <inox/count.h>
#include <inox/ctx.h>
#include <inox/fail.h>
#include <inox/lent.h>
#include <inox/result.h>
#include <inox/unsafe.h>

#undef TRY

#undef INOX__PROVED
#define INOX__PROVED(condition, says)	EJECT_NOUGHT
#undef inox__sleeps
#define inox__sleeps(f)			f
#undef inox__spins
#define inox__spins(f)			f

#undef inox__lend
#define inox__lend(T, p)		((T *)(p))
#undef inox_unsafe
#define inox_unsafe(why, expr)		(expr)
#undef inox_unsafe_do
#define inox_unsafe_do(why, ...)	do { __VA_ARGS__; } while (0)
#undef INOX__TRUST
#define INOX__TRUST
#undef INOX__END
#define INOX__END

#undef INOX__MODULE
#define INOX__MODULE
#define inox__fail()			EJECT_NEVER
#define inox__count_up(kind)
#define inox__count_down(kind)
#define inox__count_end()

#include <inox/arith.h>
#include <inox/own.h>

#undef INOX_CONST
#define INOX_CONST(type, n)		((type)(n))
#undef inox__prove
#define inox__prove(there, complain)

/* Macros of the kernel's with which the layer makes names of its own. */
#define CONCATENATE(a, b)		EJECT_PASTE(a, b)
#define EJECT_PASTE(a, b)		a##b
#define COUNT_ARGS(...)			EJECT_FOURTH(_, ##__VA_ARGS__, 3, 2, 1, 0)
#define EJECT_FOURTH(a, b, c, d, n, ...)	n
