// SPDX-License-Identifier: GPL-2.0
/*
 * A value is set before it is used.
 * refused: used uninitialized
 * by: lint
 */
#include <linux/slab.h>

#include <inox/unsafe.h>

#include <inox/strict.h>

int wrong(int n);

int wrong(int n)
{
	int sum;

	for (; n; n--)
		sum += n;
	return sum;
}
