// SPDX-License-Identifier: GPL-2.0
/*
 * A helper for atomic context is called with a witness.
 * refused: too few arguments to function 'helper'
 */
#include <inox/ctx.h>

#include <inox/strict.h>

void wrong(void);

static void helper(INOX_ATOMIC)
{
}

void wrong(void)
{
	helper();
}
