// SPDX-License-Identifier: GPL-2.0
/*
 * What comes after inox_unsafe() is not in it.
 * refused: 'kfree' is deprecated
 */
#include <linux/slab.h>

#include <inox/unsafe.h>

#include <inox/strict.h>

void wrong(void *p, void *q);

void wrong(void *p, void *q)
{
	inox_unsafe_do("p is ours, for it was made above", kfree(p));
	kfree(q);
}
