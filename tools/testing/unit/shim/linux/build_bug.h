/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_BUILD_BUG_H
#define SHIM_BUILD_BUG_H

#include <assert.h>

#endif
