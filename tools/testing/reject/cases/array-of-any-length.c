// SPDX-License-Identifier: GPL-2.0
/*
 * No arrays of a length that only run time knows.
 * refused: ISO C90 forbids variable length array|variable length
 */
#include <linux/slab.h>

#include <inox/unsafe.h>

#include <inox/strict.h>

void use(int *p);
void wrong(int n);

void wrong(int n)
{
	int a[n];

	use(a);
}
