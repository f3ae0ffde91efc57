// SPDX-License-Identifier: GPL-2.0
/*
 * The reason is a literal, for it goes into the module.
 * refused: expected .*before
 */
#include <linux/slab.h>

#include <inox/unsafe.h>

#include <inox/strict.h>

void wrong(void *p, const char *why);

void wrong(void *p, const char *why)
{
	inox_unsafe_do(why, kfree(p));
}
