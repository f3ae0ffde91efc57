// SPDX-License-Identifier: GPL-2.0
/*
 * Whether somebody waits for what is asserted is for .irq to return.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/i2c-mux.h>

#include <inox/strict.h>

struct fork {
	struct inox_i2c_mux bus;
};

int wrong(struct fork *fork);

int wrong(struct fork *fork)
{
	inox_i2c_mux_asserted(fork, 1);
	return 0;
}
