// SPDX-License-Identifier: GPL-2.0
/*
 * The function that ends a thing is no raw one.
 * refused: 'kfree' is deprecated: raw kernel API
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
};

INOX_OWNED(frame, struct frame, kfree);


