// SPDX-License-Identifier: GPL-2.0
/*
 * A helper that sleeps is not called with an atomic witness.
 * refused: incompatible type for argument 1 of 'helper'
 */
#include <inox/time.h>

#include <inox/strict.h>

void wrong(INOX_ATOMIC);

static void helper(INOX_NO_IO)
{
	inox_sleep(inox_ms(5));
}

void wrong(INOX_ATOMIC)
{
	helper(inox_ctx);
}
