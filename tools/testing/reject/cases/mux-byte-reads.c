// SPDX-License-Identifier: GPL-2.0
/*
 * Who is asked to switch a bus must not read from it either.
 * refused: discards .const. qualifier
 */
#include <inox/i2c-mux.h>

#include <inox/strict.h>

struct fork {
	struct inox_i2c_mux bus;
};

static u32 fork_channels(const struct fork *fork)
{
	return 2;
}

static u8 fork_byte(const struct fork *fork, u32 channel)
{
	struct inox_u8 byte = inox_i2c_mux_receive(fork);

	return channel ? 1 : 2;
}

inox_i2c_mux(fork,
	.channels = fork_channels,
	.byte = fork_byte);

extern const void *fork_publishes;

const void *fork_publishes = fork_mux;
