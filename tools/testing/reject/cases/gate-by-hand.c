// SPDX-License-Identifier: GPL-2.0
/*
 * A gate is entered by the layer, for the time of a call.
 * refused: poisoned .inox__gate_enter
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


void *wrong(struct inox_gate *gate);

void *wrong(struct inox_gate *gate)
{
	return inox__gate_enter(gate);
}
