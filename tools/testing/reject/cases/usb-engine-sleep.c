// SPDX-License-Identifier: GPL-2.0
/*
 * Nobody sleeps with what an engine guards.
 * refused: _Generic. selector of type .struct inox_atomic. is not compatible
 */
#include <inox/time.h>
#include <inox/usb/carry.h>

#include <inox/strict.h>

void wrong(struct inox_usb_engine *engine);

void wrong(struct inox_usb_engine *engine)
{
	inox_usb_exclusive(engine);
	inox_sleep(inox_ms(5));
}
