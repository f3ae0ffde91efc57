// SPDX-License-Identifier: GPL-2.0
/*
 * Channels that nothing connects would crash the first transfer.
 * refused: inox_i2c_mux\(\) needs \.channels and \.byte
 * by: optimizer
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

inox_i2c_mux(fork,
	.channels = fork_channels);

extern const void *fork_publishes;

const void *fork_publishes = fork_mux;
