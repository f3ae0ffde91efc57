// SPDX-License-Identifier: GPL-2.0
/*
 * Only a bus of that type connects others.
 * refused: incompatible pointer type
 */
#include <inox/i2c-mux.h>

#include <inox/strict.h>

struct fork {
	struct inox_smbus bus;
};

static u32 fork_channels(const struct fork *fork)
{
	return 2;
}

static u8 fork_byte(const struct fork *fork, u32 channel)
{
	return (u8)(1u << channel);
}

inox_i2c_mux(fork,
	.channels = fork_channels,
	.byte = fork_byte);

extern const void *fork_publishes;

const void *fork_publishes = fork_mux;
