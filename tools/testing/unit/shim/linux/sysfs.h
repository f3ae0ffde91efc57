/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_SYSFS_H
#define SHIM_SYSFS_H

#include <stdio.h>

#define sysfs_emit(page, ...)	sprintf((page), __VA_ARGS__)

#endif
