// SPDX-License-Identifier: GPL-2.0
/*
 * A helper that asks for memory is not called in a hard interrupt.
 * refused: 'wrong' must not call 'table' here, which allocates: table, kmalloc
 * by: context
 */
#include <linux/slab.h>
#include <inox/ctx.h>
#include <inox/unsafe.h>

#include <inox/strict.h>

const void *wrong(INOX_HARD_IRQ);

static const void *table(void)
{
	return inox_unsafe("the caller frees it", kmalloc(64, GFP_ATOMIC));
}

const void *wrong(INOX_HARD_IRQ)
{
	return table();
}
