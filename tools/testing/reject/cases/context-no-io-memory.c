// SPDX-License-Identifier: GPL-2.0
/*
 * A helper that may start I/O to find memory is not called where none may be.
 * refused: 'wrong' must not call 'table' here, which starts I/O: table, kmalloc
 * by: context
 */
#include <linux/slab.h>
#include <inox/ctx.h>
#include <inox/unsafe.h>

#include <inox/strict.h>

const void *wrong(INOX_NO_IO);

static const void *table(void)
{
	return inox_unsafe("the caller frees it", kmalloc(64, GFP_KERNEL));
}

const void *wrong(INOX_NO_IO)
{
	return table();
}
