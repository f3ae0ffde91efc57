// SPDX-License-Identifier: GPL-2.0
/*
 * How much was read, the layer counts.
 * refused: poisoned .inox__given.
 */
#include <inox/smbus-host.h>

#include <inox/strict.h>

void wrong(struct inox_smbus_call *call);

void wrong(struct inox_smbus_call *call)
{
	call->inox__given = 2;
}
