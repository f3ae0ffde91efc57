// SPDX-License-Identifier: GPL-2.0
/*
 * MCP23S08, MCP23S17 and MCP23S18 I/O expanders
 *
 * Each register has a bit for each line; in a chip of 16 lines it is two bytes,
 * side by side.  The interrupt pin is asserted from when an input that is watched
 * changed, or for as long as it is not what it should be.  A port then keeps what
 * its lines were at the first change, so none is too short; reading the port
 * releases the pin, and whoever reads must also look for changes.
 *
 * Datasheets: Microchip MCP23S08 (DS21919), section 1.6; MCP23S17 (DS20001952),
 * section 3.5; MCP23S18 (DS20002103), section 1.6.
 */
#include <inox/gpio.h>
#include <inox/property.h>
#include <inox/spi.h>

#include <inox/strict.h>

/* Of a chip of 8 lines; others have two of each. */
enum mcp23s08_register {
	MCP23S08_IS_INPUT,
	MCP23S08_INVERTED,
	MCP23S08_WATCHED,
	MCP23S08_EXPECTED,	/* of a line that is held to it */
	MCP23S08_HELD,
	MCP23S08_CONFIG,
	MCP23S08_PULLED_UP,
	MCP23S08_FLAGS,		/* this and the next two are read together */
	MCP23S08_CAPTURED,
	MCP23S08_LEVELS,
	MCP23S08_OUTPUT,
	MCP23S08_REGISTERS,
};

#define MCP23S08_SELECT		0x40u	/* and an address, and whether to read */
#define MCP23S08_READ		0x01u

#define MCP23S08_MIRROR		0x40u	/* both ports assert both pins */
#define MCP23S08_HAEN		0x08u	/* the address is that of the chip's pins */
#define MCP23S08_OPEN_DRAIN	0x04u
#define MCP23S08_ACTIVE_HIGH	0x02u

#define MCP23S08_UNSURE		BIT(16)	/* the chip may hold something else */

struct mcp23s08_kind {
	u8 lines;
	u8 addresses;		/* a set of them */
	u8 config;
};

static const struct mcp23s08_kind mcp23s08_8 = { 8, 0x0f, MCP23S08_HAEN };
static const struct mcp23s08_kind mcp23s08_16 = { 16, 0xff, MCP23S08_HAEN };
static const struct mcp23s08_kind mcp23s08_18 = { 16, 0x01 };

#define MCP23S08_CHIPS(chip)		\
	chip("mcp23s08", mcp23s08_8)	\
	chip("mcp23s17", mcp23s08_16)	\
	chip("mcp23s18", mcp23s08_18)

struct mcp23s08 {
	struct inox_spi bus;
	struct inox_gpio gpio;
	u8 address;
	u8 config;
	u32 holds[MCP23S08_REGISTERS];	/* what the chip was told */
	u32 watched;
	u32 seen;			/* all levels, as last read */
	u32 rose, fell;			/* since .irq was there */
	inox_dma(6) data;
};

inox_spi_ids(mcp23s08, struct mcp23s08_kind, MCP23S08_CHIPS);

static u32 mcp23s08_lines(const struct mcp23s08 *mcp23s08)
{
	return mcp23s08_kind(mcp23s08)->lines;
}

static u32 mcp23s08_all(const struct mcp23s08 *mcp23s08)
{
	return (u32)BIT(mcp23s08_lines(mcp23s08)) - 1;
}

static u32 mcp23s08_outputs(const struct mcp23s08 *mcp23s08)
{
	return ~mcp23s08->holds[MCP23S08_IS_INPUT] & mcp23s08_all(mcp23s08);
}

static struct inox_part mcp23s08_fetch(struct mcp23s08 *mcp23s08,
				       enum mcp23s08_register first, u32 n)
{
	u32 ports = mcp23s08_lines(mcp23s08) / 8;
	u8 select = (u8)(MCP23S08_SELECT | 2u * mcp23s08->address | MCP23S08_READ);
	int err = inox_spi_transfer(mcp23s08,
				    inox_spi_bytes(select, (u8)(first * ports)),
				    inox_spi_receive(mcp23s08, data, n * ports));

	return err ? inox_part_err(err) :
		     inox_part_ok(inox_dma_reader(&mcp23s08->data, n * ports));
}

static int mcp23s08_next(const struct mcp23s08 *mcp23s08, struct inox_reader *in,
			 u32 *value)
{
	if (mcp23s08_lines(mcp23s08) == 8)
		*value = TRY(inox_read_u8(in));
	else
		*value = TRY(inox_read_le16(in));
	return 0;
}

static int mcp23s08_get(struct mcp23s08 *mcp23s08, enum mcp23s08_register reg,
			u32 *value)
{
	struct inox_reader in = TRY(mcp23s08_fetch(mcp23s08, reg, 1));

	return mcp23s08_next(mcp23s08, &in, value);
}

static int mcp23s08_put(struct mcp23s08 *mcp23s08, u8 address,
			enum mcp23s08_register reg, u32 value)
{
	u8 select = (u8)(MCP23S08_SELECT | 2u * address);

	if (mcp23s08_lines(mcp23s08) == 8)
		return inox_spi_transfer(mcp23s08, inox_spi_bytes(select, (u8)reg, (u8)value));
	return inox_spi_transfer(mcp23s08, inox_spi_bytes(select, (u8)(reg * 2), (u8)value,
							  (u8)(value >> 8)));
}

/* What failed may have been done all the same. */
static int mcp23s08_update(struct mcp23s08 *mcp23s08, enum mcp23s08_register reg,
			   u32 lines, u32 values)
{
	u32 *holds = &mcp23s08->holds[reg];
	u32 value = ((*holds & ~lines) | (values & lines)) & mcp23s08_all(mcp23s08);

	if (value == *holds)
		return 0;
	*holds |= MCP23S08_UNSURE;
	TRY(mcp23s08_put(mcp23s08, mcp23s08->address, reg, value));
	*holds = value;
	return 0;
}

/* All lines of the ports that keep what they were: one of theirs has its flag. */
static u32 mcp23s08_kept(u32 flags)
{
	return (flags & 0x00ff ? 0x00ff : 0) | (flags & 0xff00 ? 0xff00 : 0);
}

static int mcp23s08_look(struct mcp23s08 *mcp23s08)
{
	u32 edges = mcp23s08->watched & ~mcp23s08->holds[MCP23S08_HELD];
	struct inox_reader in = TRY(mcp23s08_fetch(mcp23s08, MCP23S08_FLAGS, 3));
	u32 flags, first, now;

	TRY(mcp23s08_next(mcp23s08, &in, &flags));
	TRY(mcp23s08_next(mcp23s08, &in, &first));
	TRY(mcp23s08_next(mcp23s08, &in, &now));
	first = (first & mcp23s08_kept(flags)) | (now & ~mcp23s08_kept(flags));
	mcp23s08->rose |= ((first & ~mcp23s08->seen) | (now & ~first)) & edges;
	mcp23s08->fell |= ((~first & mcp23s08->seen) | (~now & first)) & edges;
	mcp23s08->seen = now;
	return 0;
}

static int mcp23s08_read(struct mcp23s08 *mcp23s08, u32 *levels)
{
	TRY(mcp23s08_look(mcp23s08));
	if (mcp23s08->rose | mcp23s08->fell)
		inox_irq_again(mcp23s08);
	*levels = mcp23s08->seen;
	return 0;
}

static int mcp23s08_irq(struct mcp23s08 *mcp23s08)
{
	TRY(mcp23s08_look(mcp23s08));
	inox_gpio_edges(mcp23s08, gpio, mcp23s08->rose, mcp23s08->fell, mcp23s08->seen);
	mcp23s08->rose = 0;
	mcp23s08->fell = 0;
	return 0;
}

static int mcp23s08_write(struct mcp23s08 *mcp23s08, u32 lines, u32 levels)
{
	return mcp23s08_update(mcp23s08, MCP23S08_OUTPUT, lines, levels);
}

static int mcp23s08_input(struct mcp23s08 *mcp23s08, u32 lines)
{
	return mcp23s08_update(mcp23s08, MCP23S08_IS_INPUT, lines, lines);
}

/* What is driven first, so that a line which becomes an output is right at once. */
static int mcp23s08_output(struct mcp23s08 *mcp23s08, u32 lines, u32 levels)
{
	TRY(mcp23s08_write(mcp23s08, lines, levels));
	return mcp23s08_update(mcp23s08, MCP23S08_IS_INPUT, lines, 0);
}

static int mcp23s08_pull_up(struct mcp23s08 *mcp23s08, u32 lines, bool pulled)
{
	return mcp23s08_update(mcp23s08, MCP23S08_PULLED_UP, lines, pulled ? lines : 0);
}

static int mcp23s08_hold(struct mcp23s08 *mcp23s08, u32 lines, u32 levels)
{
	TRY(mcp23s08_update(mcp23s08, MCP23S08_EXPECTED, U32_MAX, lines & ~levels));
	return mcp23s08_update(mcp23s08, MCP23S08_HELD, U32_MAX, lines);
}

/* What a line did before somebody waited for it is no news. */
static int mcp23s08_watch(struct mcp23s08 *mcp23s08, u32 lines)
{
	u32 levels;

	TRY(mcp23s08_update(mcp23s08, MCP23S08_WATCHED, U32_MAX, lines));
	TRY(mcp23s08_read(mcp23s08, &levels));
	mcp23s08->watched = lines;
	return 0;
}

/* In banks it is where otherwise half of what is watched is, which is written later. */
static int mcp23s08_configure_at(struct mcp23s08 *mcp23s08, u8 address)
{
	u8 select = (u8)(MCP23S08_SELECT | 2u * address);

	if (mcp23s08_lines(mcp23s08) == 16)
		TRY(inox_spi_transfer(mcp23s08, inox_spi_bytes(select, MCP23S08_CONFIG,
							       mcp23s08->config)));
	return mcp23s08_put(mcp23s08, address, MCP23S08_CONFIG, mcp23s08->config * 0x0101u);
}

/* Until it is told, a chip has address 0; where none is, the bus reads as ones. */
static int mcp23s08_configure(struct mcp23s08 *mcp23s08)
{
	u32 config;

	TRY(mcp23s08_configure_at(mcp23s08, 0));
	if (mcp23s08->address)
		TRY(mcp23s08_configure_at(mcp23s08, mcp23s08->address));
	TRY(mcp23s08_get(mcp23s08, MCP23S08_CONFIG, &config));
	if (config == (mcp23s08->config * 0x0101u & mcp23s08_all(mcp23s08)))
		return 0;
	inox_err(mcp23s08, "no such chip answers at address %u\n", mcp23s08->address);
	return -ENODEV;
}

/* Directions after what is driven and pulled, interrupts after what they are of. */
static int mcp23s08_restore(struct mcp23s08 *mcp23s08)
{
	static const enum mcp23s08_register order[] = {
		MCP23S08_OUTPUT, MCP23S08_PULLED_UP, MCP23S08_IS_INPUT, MCP23S08_INVERTED,
		MCP23S08_EXPECTED, MCP23S08_HELD, MCP23S08_WATCHED,
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(order); i++) {
		mcp23s08->holds[order[i]] |= MCP23S08_UNSURE;
		TRY(mcp23s08_update(mcp23s08, order[i], 0, 0));
	}
	return 0;
}

/* The supply may have been off; what changed meanwhile is news. */
static int mcp23s08_resume(struct mcp23s08 *mcp23s08)
{
	u32 levels;

	TRY(mcp23s08_configure(mcp23s08));
	TRY(mcp23s08_restore(mcp23s08));
	return mcp23s08_read(mcp23s08, &levels);
}

static u8 mcp23s08_flag(const struct mcp23s08 *mcp23s08, const char *name, u8 flag)
{
	return inox_property_flag(mcp23s08, name) ? flag : 0;
}

static int mcp23s08_properties(struct mcp23s08 *mcp23s08)
{
	const struct mcp23s08_kind *kind = mcp23s08_kind(mcp23s08);
	u32 present = TRY(inox_property_u32(mcp23s08, "microchip,spi-present-mask",
					    1, 1, kind->addresses));

	if (!is_power_of_2(present)) {
		inox_err(mcp23s08, "microchip,spi-present-mask: no more than one chip\n");
		return -EINVAL;
	}
	mcp23s08->address = (u8)ilog2(present);
	mcp23s08->config = kind->config;
	mcp23s08->config |= mcp23s08_flag(mcp23s08, "microchip,irq-active-high",
					  MCP23S08_ACTIVE_HIGH);
	mcp23s08->config |= mcp23s08_flag(mcp23s08, "drive-open-drain", MCP23S08_OPEN_DRAIN);
	if (kind->lines == 16)
		mcp23s08->config |= mcp23s08_flag(mcp23s08, "microchip,irq-mirror",
						  MCP23S08_MIRROR);
	return 0;
}

/* What firmware drives and pulls stays so. */
static int mcp23s08_probe(struct mcp23s08 *mcp23s08)
{
	TRY(mcp23s08_properties(mcp23s08));
	TRY(inox_spi_setup(mcp23s08, .modes = INOX_SPI_MODE(0) | INOX_SPI_MODE(3),
			   .max_hz = 10000000));
	TRY(mcp23s08_configure(mcp23s08));
	TRY(mcp23s08_get(mcp23s08, MCP23S08_IS_INPUT, &mcp23s08->holds[MCP23S08_IS_INPUT]));
	TRY(mcp23s08_get(mcp23s08, MCP23S08_OUTPUT, &mcp23s08->holds[MCP23S08_OUTPUT]));
	TRY(mcp23s08_get(mcp23s08, MCP23S08_PULLED_UP, &mcp23s08->holds[MCP23S08_PULLED_UP]));
	return mcp23s08_restore(mcp23s08);
}

inox_gpio(mcp23s08, gpio,
	.lines = mcp23s08_lines,
	.outputs = mcp23s08_outputs,
	.read = mcp23s08_read,
	.write = mcp23s08_write,
	.input = mcp23s08_input,
	.output = mcp23s08_output,
	.watch = mcp23s08_watch,
	.hold = mcp23s08_hold,
	.pull_up = mcp23s08_pull_up);

inox_spi_driver(mcp23s08,
	.supply = "vdd",
	.probe = mcp23s08_probe,
	.resume = mcp23s08_resume,
	.irq = mcp23s08_irq,
	.publish = mcp23s08_gpio);

MODULE_DESCRIPTION("MCP23S08, MCP23S17 and MCP23S18 I/O expanders");
MODULE_LICENSE("GPL");
