/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_KCONFIG_H
#define SHIM_KCONFIG_H

#define IS_ENABLED(option)	0

#endif
