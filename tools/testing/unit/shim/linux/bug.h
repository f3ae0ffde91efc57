/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_BUG_H
#define SHIM_BUG_H

#include <stdio.h>

static char shim_warning[128];

#define WARN(condition, ...) \
	((condition) ? (void)snprintf(shim_warning, sizeof(shim_warning), __VA_ARGS__) : (void)0)

#endif
