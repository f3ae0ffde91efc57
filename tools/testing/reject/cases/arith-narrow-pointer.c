// SPDX-License-Identifier: GPL-2.0
/*
 * An address is no number.
 * refused: _Generic. selector of type .const u8 .*not compatible
 */
#include <inox/arith.h>

#include <inox/strict.h>

int wrong(const u8 *p);

int wrong(const u8 *p)
{
	return TRY(inox_narrow(u32, p)) ? 1 : 0;
}
