/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_KERNEL_H
#define SHIM_KERNEL_H

#define KBUILD_MODNAME	"unit"

#endif
