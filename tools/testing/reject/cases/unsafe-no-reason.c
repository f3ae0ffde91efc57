// SPDX-License-Identifier: GPL-2.0
/*
 * The way out wants a reason.
 * refused: inox_unsafe\(\) needs a reason
 */
#include <linux/slab.h>

#include <inox/unsafe.h>

#include <inox/strict.h>

void wrong(void *p);

void wrong(void *p)
{
	inox_unsafe_do("", kfree(p));
}
