// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated SPI bus: MCP3004, MCP3008, MCP3204 and MCP3208 converters
 *
 * After it was selected, a chip waits for a one, the start bit.  Four bits say
 * what to convert; it samples for the clock after them, sends a zero, and then
 * the value from its highest bit on.  After the lowest bit it goes back up, and
 * then sends zeros.  So a driver may begin at any clock.
 *
 * Datasheets: Microchip MCP3004/3008 (DS21295), sections 5 and 6.1; MCP3204/3208
 * (DS21298), the same.
 */
#include <linux/kernel.h>

#include <inox/sim/spi.h>

#include <inox/strict.h>

#define MCP3008_INPUTS	8u
#define MCP3008_MV_MAX	6000

/* By the clock after the start bit, which is 0. */
#define MCP3008_SAMPLED	5u
#define MCP3008_FIRST	7u

struct mcp3008_kind {
	u8 inputs;
	u8 bits;
};

static const struct mcp3008_kind mcp3008_3004 = { 4, 10 };
static const struct mcp3008_kind mcp3008_3008 = { 8, 10 };
static const struct mcp3008_kind mcp3008_3204 = { 4, 12 };
static const struct mcp3008_kind mcp3008_3208 = { 8, 12 };

#define MCP3008_MODELS(model)		\
	model("mcp3004", mcp3008_3004)	\
	model("mcp3008", mcp3008_3008)	\
	model("mcp3204", mcp3008_3204)	\
	model("mcp3208", mcp3008_3208)

struct mcp3008 {
	struct inox_sim_chip chip;
	u32 in0, in1, in2, in3, in4, in5, in6, in7;	/* millivolts */
	u32 vref;
	u32 conversions;
	bool started;
	u32 clock;		/* since the start bit */
	u8 command;		/* single-ended, and which */
	u32 value;
};

inox_sim_models(mcp3008, struct mcp3008_kind, MCP3008_MODELS);

#define MCP3008_ATTRS(attr)						\
	attr(mcp3008, in0, rw_int, 0, MCP3008_MV_MAX)			\
	attr(mcp3008, in1, rw_int, 0, MCP3008_MV_MAX)			\
	attr(mcp3008, in2, rw_int, 0, MCP3008_MV_MAX)			\
	attr(mcp3008, in3, rw_int, 0, MCP3008_MV_MAX)			\
	attr(mcp3008, in4, rw_int, 0, MCP3008_MV_MAX)			\
	attr(mcp3008, in5, rw_int, 0, MCP3008_MV_MAX)			\
	attr(mcp3008, in6, rw_int, 0, MCP3008_MV_MAX)			\
	attr(mcp3008, in7, rw_int, 0, MCP3008_MV_MAX)			\
	attr(mcp3008, vref, rw_int, 1, MCP3008_MV_MAX)			\
	attr(mcp3008, conversions, ro_int)

static int mcp3008_init(struct mcp3008 *mcp3008)
{
	mcp3008->vref = 3300;
	return 0;
}

/* The highest of three bits means nothing to a chip with four inputs. */
static u32 mcp3008_input(const struct mcp3008 *mcp3008, unsigned int input)
{
	switch (input % mcp3008_kind(mcp3008)->inputs) {
	case 0:
		return mcp3008->in0;
	case 1:
		return mcp3008->in1;
	case 2:
		return mcp3008->in2;
	case 3:
		return mcp3008->in3;
	case 4:
		return mcp3008->in4;
	case 5:
		return mcp3008->in5;
	case 6:
		return mcp3008->in6;
	default:
		return mcp3008->in7;
	}
}

/* Against its neighbour, what is negative reads as zero. */
static u32 mcp3008_millivolts(const struct mcp3008 *mcp3008)
{
	unsigned int input = mcp3008->command % MCP3008_INPUTS;
	u32 plus = mcp3008_input(mcp3008, input);
	u32 minus;

	if (mcp3008->command & MCP3008_INPUTS)
		return plus;
	minus = mcp3008_input(mcp3008, input ^ 1);
	return plus > minus ? plus - minus : 0;
}

static void mcp3008_convert(struct mcp3008 *mcp3008)
{
	u32 steps = 1u << mcp3008_kind(mcp3008)->bits;

	mcp3008->conversions++;
	mcp3008->value = min(mcp3008_millivolts(mcp3008) * steps / mcp3008->vref,
			     steps - 1);
}

static void mcp3008_select(struct mcp3008 *mcp3008)
{
	mcp3008->started = false;
	mcp3008->clock = 0;
	mcp3008->command = 0;
}

/* Down to the lowest bit and up again, in which the lowest comes once. */
static bool mcp3008_bit(const struct mcp3008 *mcp3008, u32 n)
{
	u32 lowest = mcp3008_kind(mcp3008)->bits - 1u;

	if (n > 2 * lowest)
		return false;
	return mcp3008->value >> (n > lowest ? n - lowest : lowest - n) & 1;
}

static bool mcp3008_clock(struct mcp3008 *mcp3008, bool in)
{
	if (!mcp3008->started) {
		mcp3008->started = in;
		return true;
	}
	mcp3008->clock++;
	if (mcp3008->clock < MCP3008_SAMPLED)
		mcp3008->command = (u8)(mcp3008->command << 1 | in);
	if (mcp3008->clock == MCP3008_SAMPLED)
		mcp3008_convert(mcp3008);
	if (mcp3008->clock < MCP3008_FIRST)
		return mcp3008->clock <= MCP3008_SAMPLED;
	return mcp3008_bit(mcp3008, mcp3008->clock - MCP3008_FIRST);
}

inox_sim_spi_chip(mcp3008, MCP3008_MODELS, MCP3008_ATTRS,
	.modes = INOX_SIM_SPI_MODE(0) | INOX_SIM_SPI_MODE(3),
	.max_hz = 3600000,
	.init = mcp3008_init,
	.select = mcp3008_select,
	.clock = mcp3008_clock);

MODULE_DESCRIPTION("MCP3004 to MCP3208 for simulated SPI buses");
MODULE_LICENSE("GPL");
