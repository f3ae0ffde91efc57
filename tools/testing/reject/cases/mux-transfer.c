// SPDX-License-Identifier: GPL-2.0
/*
 * Who is asked to switch a bus must not wait for it: there is no such transfer.
 * refused: incompatible pointer type
 */
#include <inox/i2c-mux.h>
#include <inox/i2c-registers.h>

#include <inox/strict.h>

struct fork {
	struct inox_i2c_mux bus;
};

u8 wrong(struct fork *fork, u32 channel);

u8 wrong(struct fork *fork, u32 channel)
{
	return inox_i2c_registers_send(fork, 1) ? 0 : 1;
}
