/* SPDX-License-Identifier: GPL-2.0 */
/* A test program's results, as KTAP. */
#ifndef UNIT_KTAP_H
#define UNIT_KTAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

static int ktap_cases, ktap_failures;

static inline void ktap_begin(void)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	puts("KTAP version 1");
}

/* The plan comes last, so that a program that ends early has none. */
static inline int ktap_end(void)
{
	printf("1..%d\n", ktap_cases);
	return ktap_failures ? 1 : 0;
}

static inline void ktap_case(bool good, const char *name)
{
	ktap_cases++;
	ktap_failures += !good;
	printf("%s %d %s\n", good ? "ok" : "not ok", ktap_cases, name);
}

/* Says why at the first failure of a case, and no more: a case may be thousands of checks. */
__attribute__((__format__(__printf__, 3, 4)))
static inline void ktap_check(bool *good, bool fact, const char *why, ...)
{
	va_list args;

	if (fact || !*good)
		return;
	*good = false;
	printf("# ");
	va_start(args, why);
	vprintf(why, args);
	va_end(args);
	putchar('\n');
}

#endif
