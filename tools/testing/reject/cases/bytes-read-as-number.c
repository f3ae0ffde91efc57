// SPDX-License-Identifier: GPL-2.0
/*
 * A read is no number before its error was handled.
 * refused: incompatible types when returning type 'struct inox_u16'
 */
#include <inox/bytes.h>

#include <inox/strict.h>

u16 wrong(struct inox_reader *r);

u16 wrong(struct inox_reader *r)
{
	return inox_read_le16(r);
}
