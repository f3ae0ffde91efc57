// SPDX-License-Identifier: GPL-2.0
/*
 * Assembly could do anything.
 * refused: poisoned .asm.
 */
#include <linux/slab.h>

#include <inox/unsafe.h>

#include <inox/strict.h>

void wrong(void);

void wrong(void)
{
	asm("cli");
}
