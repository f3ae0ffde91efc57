/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_IF_VLAN_H
#define SHIM_IF_VLAN_H

#include <linux/skbuff.h>

#endif
