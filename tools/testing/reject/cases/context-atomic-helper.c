// SPDX-License-Identifier: GPL-2.0
/*
 * A helper that sleeps is not called in atomic context.
 * refused: 'wrong' must not call 'settle' here, which sleeps: settle, inox__sleep
 * by: context
 */
#include <inox/time.h>

#include <inox/strict.h>

void wrong(INOX_ATOMIC);

static void settle(void)
{
	inox_sleep(inox_ms(5));
}

void wrong(INOX_ATOMIC)
{
	settle();
}
