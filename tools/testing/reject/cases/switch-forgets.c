// SPDX-License-Identifier: GPL-2.0
/*
 * A switch over an enum has all its cases.
 * refused: enumeration value .B. not handled
 */
#include <linux/slab.h>

#include <inox/unsafe.h>

#include <inox/strict.h>

enum letter { A, B };

int wrong(enum letter l);

int wrong(enum letter l)
{
	switch (l) {
	case A:
		return 1;
	default:
		return 0;
	}
}
