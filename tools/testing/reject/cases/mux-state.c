// SPDX-License-Identifier: GPL-2.0
/*
 * What the chip has is the layer's to know.
 * refused: poisoned
 */
#include <inox/i2c-mux.h>

#include <inox/strict.h>

struct fork {
	struct inox_i2c_mux bus;
};

void wrong(struct fork *fork);

void wrong(struct fork *fork)
{
	fork->bus.inox__now = 0;
}
