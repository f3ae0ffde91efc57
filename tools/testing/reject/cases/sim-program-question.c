// SPDX-License-Identifier: GPL-2.0
/*
 * What a program is asked is checked against its values.
 * refused: format '%x' expects argument of type 'unsigned int'
 */
#include <inox/sim/i2c.h>
#include <inox/sim/program.h>

#include <inox/strict.h>

struct echo {
	struct inox_sim_chip chip;
	struct inox_sim_program program;
	u32 timeout;
	u32 timeouts;
	u64 last;
};

static u8 echo_read(struct echo *echo)
{
	return (u8)inox_sim_program_ask(echo, INOX_SIM_BYTE, "R %02x", echo->last);
}
