/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_GFP_H
#define SHIM_GFP_H

typedef unsigned int gfp_t;

#define GFP_KERNEL	0u
#define GFP_NOIO	1u
#define GFP_ATOMIC	2u

#endif
