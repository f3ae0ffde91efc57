// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated SPI bus: MCP23S08, MCP23S17 and MCP23S18 I/O expanders
 *
 * "pins" is what the world outside drives, but for those that are "floating":
 * these are low, or high where the chip pulls them up.  A pin that is an output is
 * what the chip drives, whatever is outside.
 *
 * A port whose interrupt condition is met flags one of its pins, keeps what all of
 * them are, and keeps it until it is read: later changes add nothing.  A pin that
 * is compared with DEFVAL flags itself again at once for as long as it differs.
 *
 * Datasheets: Microchip MCP23S08 (DS21919), sections 1.3, 1.6 and 1.7; MCP23S17
 * (DS20001952), sections 3.2 to 3.6; MCP23S18 (DS20002103), sections 1.3 to 1.7.
 */
#include <linux/bits.h>

#include <inox/sim/spi.h>

#include <inox/strict.h>

enum mcp23s08_register {
	MCP23S08_IODIR,
	MCP23S08_IPOL,
	MCP23S08_GPINTEN,
	MCP23S08_DEFVAL,
	MCP23S08_INTCON,
	MCP23S08_IOCON,
	MCP23S08_GPPU,
	MCP23S08_INTF,
	MCP23S08_INTCAP,
	MCP23S08_GPIO,
	MCP23S08_OLAT,
};

/* In IOCON. */
#define MCP23S08_BANK	0x80u
#define MCP23S08_MIRROR	0x40u
#define MCP23S08_SEQOP	0x20u
#define MCP23S08_HAEN	0x08u
#define MCP23S08_INTCC	0x01u

#define MCP23S08_OP	0x40u	/* the upper four bits of a control byte */
#define MCP23S08_READ	0x01u

struct mcp23s08_kind {
	u8 lines;
	u8 config;		/* bits of IOCON that there are */
	bool drains;		/* a 1 is not driven */
};

static const struct mcp23s08_kind mcp23s08_8 = { 8, 0x3e };
static const struct mcp23s08_kind mcp23s08_16 = { 16, 0xfe };
static const struct mcp23s08_kind mcp23s08_18 = { 16, 0xe7, true };

#define MCP23S08_MODELS(model)		\
	model("mcp23s08", mcp23s08_8)	\
	model("mcp23s17", mcp23s08_16)	\
	model("mcp23s18", mcp23s08_18)

/* What the next byte is. */
enum mcp23s08_phase { MCP23S08_CONTROL, MCP23S08_POINTER, MCP23S08_DATA, MCP23S08_NOT_MEANT };

struct mcp23s08 {
	struct inox_sim_chip chip;
	enum mcp23s08_phase phase;
	bool reading;
	u8 pointer;
	u16 pins;		/* driven from outside */
	u16 floating;		/* those that are not */
	u8 reset;		/* written: its pin is asserted for a moment */
	u32 address;		/* of the chip's pins */
	u32 wired;		/* to the line: INTA, INTB */
	u16 iodir, ipol, gpinten, defval, intcon, iocon, gppu, intf, intcap, olat;
	u16 was;
	u32 reads;		/* bytes of GPIO */
	u32 writes;		/* bytes of OLAT */
};

inox_sim_models(mcp23s08, struct mcp23s08_kind, MCP23S08_MODELS);

#define MCP23S08_ATTRS(attr)						\
	attr(mcp23s08, pins, set_int, 0, 0xffff)			\
	attr(mcp23s08, floating, set_int, 0, 0xffff)			\
	attr(mcp23s08, levels, text)					\
	attr(mcp23s08, reset, set_int, 0, 1)				\
	attr(mcp23s08, address, rw_int, 0, 7)				\
	attr(mcp23s08, wired, rw_int, 0, 3)				\
	attr(mcp23s08, iodir, ro_hex)					\
	attr(mcp23s08, ipol, ro_hex)					\
	attr(mcp23s08, gpinten, ro_hex)					\
	attr(mcp23s08, defval, ro_hex)					\
	attr(mcp23s08, intcon, ro_hex)					\
	attr(mcp23s08, iocon, ro_hex)					\
	attr(mcp23s08, gppu, ro_hex)					\
	attr(mcp23s08, intf, ro_hex)					\
	attr(mcp23s08, intcap, ro_hex)					\
	attr(mcp23s08, olat, ro_hex)					\
	attr(mcp23s08, reads, ro_int)					\
	attr(mcp23s08, writes, ro_int)

static u16 mcp23s08_all(const struct mcp23s08 *mcp23s08)
{
	return mcp23s08_kind(mcp23s08)->lines == 8 ? 0x00ff : 0xffff;
}

static u16 mcp23s08_now(const struct mcp23s08 *mcp23s08)
{
	u32 outside = (mcp23s08->pins & ~mcp23s08->floating) |
		      (mcp23s08->gppu & mcp23s08->floating);
	u32 high = mcp23s08_kind(mcp23s08)->drains ? outside : 0xffff;
	u32 driven = mcp23s08->olat & high;

	return (u16)(((outside & mcp23s08->iodir) | (driven & ~mcp23s08->iodir)) &
		     mcp23s08_all(mcp23s08));
}

static void mcp23s08_levels(struct mcp23s08 *mcp23s08, struct inox_text *text)
{
	inox_text_add(text, "0x%04x\n", mcp23s08_now(mcp23s08));
}

static u16 mcp23s08_value(const struct mcp23s08 *mcp23s08)
{
	return mcp23s08_now(mcp23s08) ^ mcp23s08->ipol;
}

static void mcp23s08_drive(struct mcp23s08 *mcp23s08)
{
	u32 heard = (mcp23s08->wired & 1 ? 0x00ff : 0) | (mcp23s08->wired & 2 ? 0xff00 : 0);

	if (mcp23s08->iocon & MCP23S08_MIRROR)
		heard = 0xffff;
	inox_sim_pin_set(mcp23s08, mcp23s08->intf & heard);
}

static void mcp23s08_flag(struct mcp23s08 *mcp23s08, u32 met, u32 port)
{
	met &= port;
	if (!met || mcp23s08->intf & port)
		return;
	mcp23s08->intf |= (u16)(met & -met);
	mcp23s08->intcap = (u16)((mcp23s08->intcap & ~port) | (mcp23s08_value(mcp23s08) & port));
}

/* After anything that may have changed a level, or what is made of it. */
static void mcp23s08_settle(struct mcp23s08 *mcp23s08)
{
	u32 value = mcp23s08_value(mcp23s08);
	u32 met = ((value ^ mcp23s08->was) & ~mcp23s08->intcon) |
		  ((value ^ mcp23s08->defval) & mcp23s08->intcon);

	met &= mcp23s08->gpinten & mcp23s08->iodir;
	mcp23s08_flag(mcp23s08, met, 0x00ff);
	mcp23s08_flag(mcp23s08, met, 0xff00);
	mcp23s08->was = (u16)value;
	mcp23s08_drive(mcp23s08);
}

static int mcp23s08_set_pins(struct mcp23s08 *mcp23s08, u16 pins)
{
	mcp23s08->pins = pins;
	if (inox_sim_powered(mcp23s08))
		mcp23s08_settle(mcp23s08);
	return 0;
}

static int mcp23s08_set_floating(struct mcp23s08 *mcp23s08, u16 floating)
{
	mcp23s08->floating = floating;
	if (inox_sim_powered(mcp23s08))
		mcp23s08_settle(mcp23s08);
	return 0;
}

static int mcp23s08_init(struct mcp23s08 *mcp23s08)
{
	mcp23s08->pins = 0xffff;
	mcp23s08->wired = 1;
	return 0;
}

static void mcp23s08_power_on(struct mcp23s08 *mcp23s08)
{
	mcp23s08->iodir = mcp23s08_all(mcp23s08);
	mcp23s08->ipol = 0;
	mcp23s08->gpinten = 0;
	mcp23s08->defval = 0;
	mcp23s08->intcon = 0;
	mcp23s08->iocon = 0;
	mcp23s08->gppu = 0;
	mcp23s08->intf = 0;
	mcp23s08->intcap = 0;
	mcp23s08->olat = 0;
	mcp23s08->was = mcp23s08_value(mcp23s08);
	mcp23s08_settle(mcp23s08);
}

static int mcp23s08_set_reset(struct mcp23s08 *mcp23s08, u8 reset)
{
	if (reset && inox_sim_powered(mcp23s08))
		mcp23s08_power_on(mcp23s08);
	return 0;
}

/* Two of each register side by side, or one after all others; and one that is both. */
static enum mcp23s08_register mcp23s08_meant(const struct mcp23s08 *mcp23s08)
{
	u32 pointer = mcp23s08->pointer;

	if (mcp23s08_kind(mcp23s08)->lines == 16)
		pointer = mcp23s08->iocon & MCP23S08_BANK ? pointer & 0x0f : pointer / 2;
	return (enum mcp23s08_register)pointer;
}

/* Which half the pointer means, as a shift. */
static unsigned int mcp23s08_half(const struct mcp23s08 *mcp23s08)
{
	if (mcp23s08_kind(mcp23s08)->lines == 8)
		return 0;
	return mcp23s08->iocon & MCP23S08_BANK ? mcp23s08->pointer >> 4 & 1 ? 8 : 0 :
						  mcp23s08->pointer % 2 * 8;
}

static u16 *mcp23s08_register(struct mcp23s08 *mcp23s08)
{
	switch (mcp23s08_meant(mcp23s08)) {
	case MCP23S08_IODIR:
		return &mcp23s08->iodir;
	case MCP23S08_IPOL:
		return &mcp23s08->ipol;
	case MCP23S08_GPINTEN:
		return &mcp23s08->gpinten;
	case MCP23S08_DEFVAL:
		return &mcp23s08->defval;
	case MCP23S08_INTCON:
		return &mcp23s08->intcon;
	case MCP23S08_GPPU:
		return &mcp23s08->gppu;
	case MCP23S08_INTF:
		return &mcp23s08->intf;
	case MCP23S08_INTCAP:
		return &mcp23s08->intcap;
	case MCP23S08_OLAT:
		return &mcp23s08->olat;
	case MCP23S08_IOCON:
	case MCP23S08_GPIO:
		break;
	}
	return NULL;
}

/* One by one round all of them; or not, but for the other half beside this one. */
static void mcp23s08_step(struct mcp23s08 *mcp23s08)
{
	bool banks = mcp23s08->iocon & MCP23S08_BANK;
	bool pairs = mcp23s08_kind(mcp23s08)->lines == 16 && !banks;

	if (mcp23s08->iocon & MCP23S08_SEQOP)
		mcp23s08->pointer ^= pairs;
	else if (mcp23s08->pointer == (pairs ? 0x15 : banks ? 0x1a : 0x0a))
		mcp23s08->pointer = 0;
	else
		mcp23s08->pointer = (u8)(mcp23s08->pointer +
					 (banks && mcp23s08->pointer == 0x0a ? 6 : 1));
}

/* What was flagged is over; what still holds begins anew. */
static void mcp23s08_release(struct mcp23s08 *mcp23s08, unsigned int half)
{
	mcp23s08->intf &= (u16)~(0xffu << half);
	mcp23s08_settle(mcp23s08);
}

/* One kind is told by which of the two registers it is released. */
static bool mcp23s08_releases(const struct mcp23s08 *mcp23s08, enum mcp23s08_register reg)
{
	if (!(mcp23s08_kind(mcp23s08)->config & MCP23S08_INTCC))
		return reg == MCP23S08_INTCAP || reg == MCP23S08_GPIO;
	return reg == (mcp23s08->iocon & MCP23S08_INTCC ? MCP23S08_INTCAP : MCP23S08_GPIO);
}

static u8 mcp23s08_get(struct mcp23s08 *mcp23s08)
{
	enum mcp23s08_register meant = mcp23s08_meant(mcp23s08);
	unsigned int half = mcp23s08_half(mcp23s08);
	const u16 *reg = mcp23s08_register(mcp23s08);
	u32 value = reg ? *reg : 0;

	if (meant == MCP23S08_IOCON)
		return (u8)mcp23s08->iocon;
	if (meant == MCP23S08_GPIO)
		value = mcp23s08_value(mcp23s08);
	mcp23s08->reads += meant == MCP23S08_GPIO;
	if (mcp23s08_releases(mcp23s08, meant))
		mcp23s08_release(mcp23s08, half);
	return (u8)(value >> half);
}

static void mcp23s08_put(struct mcp23s08 *mcp23s08, u8 byte)
{
	enum mcp23s08_register meant = mcp23s08_meant(mcp23s08);
	unsigned int half = mcp23s08_half(mcp23s08);
	u16 *reg = meant == MCP23S08_GPIO ? &mcp23s08->olat : mcp23s08_register(mcp23s08);

	if (meant == MCP23S08_IOCON)
		mcp23s08->iocon = byte & mcp23s08_kind(mcp23s08)->config;
	else if (reg && meant != MCP23S08_INTF && meant != MCP23S08_INTCAP)
		*reg = (u16)((*reg & ~(0xffu << half)) | (unsigned int)byte << half);
	mcp23s08->writes += reg == &mcp23s08->olat;
	mcp23s08_settle(mcp23s08);
}

/* Without HAEN, address 0 is meant for it, whatever its pins say. */
static bool mcp23s08_is_meant(const struct mcp23s08 *mcp23s08, u8 control)
{
	u32 address = mcp23s08->iocon & MCP23S08_HAEN ? mcp23s08->address : 0;

	return (control & ~MCP23S08_READ) == (MCP23S08_OP | address << 1);
}

static void mcp23s08_select(struct mcp23s08 *mcp23s08)
{
	mcp23s08->phase = MCP23S08_CONTROL;
}

static u8 mcp23s08_send(struct mcp23s08 *mcp23s08)
{
	u8 byte;

	if (mcp23s08->phase != MCP23S08_DATA || !mcp23s08->reading)
		return 0xff;
	byte = mcp23s08_get(mcp23s08);
	mcp23s08_step(mcp23s08);
	return byte;
}

static void mcp23s08_receive(struct mcp23s08 *mcp23s08, u8 byte)
{
	switch (mcp23s08->phase) {
	case MCP23S08_CONTROL:
		mcp23s08->reading = byte & MCP23S08_READ;
		mcp23s08->phase = mcp23s08_is_meant(mcp23s08, byte) ? MCP23S08_POINTER :
								     MCP23S08_NOT_MEANT;
		break;
	case MCP23S08_POINTER:
		mcp23s08->pointer = byte;
		mcp23s08->phase = MCP23S08_DATA;
		break;
	case MCP23S08_DATA:
		if (mcp23s08->reading)
			break;
		mcp23s08_put(mcp23s08, byte);
		mcp23s08_step(mcp23s08);
		break;
	case MCP23S08_NOT_MEANT:
		break;
	}
}

inox_sim_spi_chip(mcp23s08, MCP23S08_MODELS, MCP23S08_ATTRS,
	.modes = INOX_SIM_SPI_MODE(0) | INOX_SIM_SPI_MODE(3),
	.max_hz = 10000000,
	.init = mcp23s08_init,
	.power_on = mcp23s08_power_on,
	.select = mcp23s08_select,
	.send = mcp23s08_send,
	.receive = mcp23s08_receive);

MODULE_DESCRIPTION("MCP23S08, MCP23S17 and MCP23S18 for simulated SPI buses");
MODULE_LICENSE("GPL");
