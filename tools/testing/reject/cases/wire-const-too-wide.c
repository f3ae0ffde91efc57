// SPDX-License-Identifier: GPL-2.0
/*
 * A constant that the field does not hold.
 * refused: constant does not fit u16
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct inox_le16 wrong(void);

struct inox_le16 wrong(void)
{
	return INOX_LE16(0x10000);
}
