// SPDX-License-Identifier: GPL-2.0
/*
 * Bytes of a call are taken one by one.
 * refused: poisoned .inox__data.
 */
#include <inox/smbus-host.h>

#include <inox/strict.h>

u8 wrong(struct inox_smbus_call *call, u8 i);

u8 wrong(struct inox_smbus_call *call, u8 i)
{
	return call->inox__data->block[i];
}
