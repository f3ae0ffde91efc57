// SPDX-License-Identifier: GPL-2.0
/*
 * The byte is known; whether it gets there is up to the layer.
 * refused: incompatible pointer type
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

static int fork_byte(const struct fork *fork, u32 channel)
{
	return -EIO;
}

inox_i2c_mux(fork,
	.channels = fork_channels,
	.byte = fork_byte);

extern const void *fork_publishes;

const void *fork_publishes = fork_mux;
