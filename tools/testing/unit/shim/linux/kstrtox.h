/* SPDX-License-Identifier: GPL-2.0 */
/* What the pure headers take from here, for a user-space build. */
#ifndef SHIM_KSTRTOX_H
#define SHIM_KSTRTOX_H

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

/* The kernel's takes no space and no minus, and lets one newline stand at the end. */
static inline int kstrtoull(const char *text, unsigned int base, unsigned long long *n)
{
	char *end;

	text += *text == '+';
	if (!isxdigit((unsigned char)*text))
		return -EINVAL;
	errno = 0;
	*n = strtoull(text, &end, (int)base);
	end += *end == '\n';
	if (*end)
		return -EINVAL;
	return errno ? -ERANGE : 0;
}

#endif
