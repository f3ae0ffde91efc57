/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_NETDEVICE_H
#define SHIM_NETDEVICE_H

#include <linux/skbuff.h>

#endif
