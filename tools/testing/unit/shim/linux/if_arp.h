/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_IF_ARP_H
#define SHIM_IF_ARP_H

#define ARPHRD_ETHER	1
#define ARPHRD_LOOPBACK	772

#endif
