// SPDX-License-Identifier: GPL-2.0
/*
 * A count that a chip sent may be none.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/smbus-host.h>

#include <inox/strict.h>

void wrong(struct inox_smbus_call *call, u8 count);

void wrong(struct inox_smbus_call *call, u8 count)
{
	inox_smbus_call_expect(call, count);
}
