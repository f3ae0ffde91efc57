// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated SPI bus: a wire from MOSI to MISO
 *
 * What goes out comes in, bit by bit, in any mode and at any speed: what a test
 * of a controller or of a driver's words needs.
 */
#include <inox/sim/spi.h>

#include <inox/strict.h>

struct loopback_kind {
	bool inverts;
};

static const struct loopback_kind loopback_wire = { false };
static const struct loopback_kind loopback_inverter = { true };

#define LOOPBACK_MODELS(model)			\
	model("loopback", loopback_wire)	\
	model("inverter", loopback_inverter)

struct loopback {
	struct inox_sim_chip chip;
	u32 clocks;
};

#define LOOPBACK_ATTRS(attr) attr(loopback, clocks, ro_int)

inox_sim_models(loopback, struct loopback_kind, LOOPBACK_MODELS);

static bool loopback_clock(struct loopback *loopback, bool in)
{
	loopback->clocks++;
	return in != loopback_kind(loopback)->inverts;
}

inox_sim_spi_chip(loopback, LOOPBACK_MODELS, LOOPBACK_ATTRS,
	.clock = loopback_clock);

MODULE_DESCRIPTION("Loopback for simulated SPI buses");
MODULE_LICENSE("GPL");
