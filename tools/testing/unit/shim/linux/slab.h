/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_SLAB_H
#define SHIM_SLAB_H

#include <stdlib.h>

#include <linux/gfp.h>

static int shim_no_memory;

static inline void *kzalloc(size_t n, gfp_t gfp)
{
	(void)gfp;
	return shim_no_memory ? NULL : calloc(1, n);
}

static inline void kfree(const void *p)
{
	free((void *)p);
}

#endif
