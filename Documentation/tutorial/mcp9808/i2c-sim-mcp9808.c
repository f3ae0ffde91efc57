// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: MCP9808 temperature sensor
 *
 * "temperature" is that of the surroundings.  No time passes: one conversion
 * follows each write of it, and each message that wrote a register.
 *
 * Datasheet: Microchip DS25095A, section 5.
 */
#include <linux/bits.h>

#include <inox/reg.h>
#include <inox/sim/i2c.h>

#include <inox/strict.h>

enum mcp9808_register {
	MCP9808_RESERVED, MCP9808_CONF, MCP9808_MAX, MCP9808_MIN, MCP9808_CRIT,
	MCP9808_TEMP, MCP9808_MAKER, MCP9808_DEVICE, MCP9808_RESOLUTION,
};

#define MCP9808_POINTER		0x0fu
#define MCP9808_LIMIT		0x1ffcu		/* quarters of a degree, signed */

#define MCP9808_INTERRUPT	0x0001u
#define MCP9808_CRIT_ONLY	0x0004u
#define MCP9808_ENABLE		0x0008u
#define MCP9808_ALERT		0x0010u
#define MCP9808_CLEAR		0x0020u
#define MCP9808_LOCKS		0x00c0u
#define MCP9808_WINDOW_LOCK	0x0040u
#define MCP9808_CRIT_LOCK	0x0080u
#define MCP9808_SHUTDOWN	0x0100u
#define MCP9808_CONF_BITS	0x07cfu		/* that are kept */

#define MCP9808_BELOW_MIN	0x2000u
#define MCP9808_ABOVE_MAX	0x4000u
#define MCP9808_ABOVE_CRIT	0x8000u

#define MCP9808_LOWEST		(-40000)
#define MCP9808_HIGHEST		125000

struct mcp9808_kind {
	u16 device;
};

static const struct mcp9808_kind mcp9808_first = { 0x0400 };

#define MCP9808_MODELS(model)	model("mcp9808", mcp9808_first)

struct mcp9808 {
	struct inox_sim_chip chip;
	s32 temperature;	/* of the surroundings, in millidegrees Celsius */
	u16 temp;		/* 1/16 degree in 13 bits, signed; three flags */
	u16 max, min, crit;
	u16 conf;
	u8 resolution;
	u8 pointer;
	u8 index;		/* of the next byte in this message */
	u8 high;		/* first byte of a word that comes in */
	bool crossed;		/* max or min, and not cleared since */
	bool convert;		/* a conversion is due after the transfer */
};

inox_sim_models(mcp9808, struct mcp9808_kind, MCP9808_MODELS);

#define MCP9808_ATTRS(attr)						\
	attr(mcp9808, temperature, set_int, MCP9808_LOWEST, MCP9808_HIGHEST) \
	attr(mcp9808, temp, ro_hex)					\
	attr(mcp9808, conf, ro_hex)					\
	attr(mcp9808, max, ro_hex)					\
	attr(mcp9808, min, ro_hex)					\
	attr(mcp9808, crit, ro_hex)					\
	attr(mcp9808, resolution, ro_hex)				\
	attr(mcp9808, pointer, ro_hex)

/* A register's 13 bits in 1/16 degree. */
static int mcp9808_sixteenths(u16 reg)
{
	return (s16)(reg << 3) >> 3;
}

static int mcp9808_hysteresis(const struct mcp9808 *mcp)
{
	static const u8 sixteenths[] = { 0, 24, 48, 96 };

	return sixteenths[mcp->conf >> 9 & 3];
}

/* Hysteresis is for a temperature that falls: it leaves max and crit late, and reaches min late. */
static unsigned int mcp9808_flags(const struct mcp9808 *mcp, int temp)
{
	int hysteresis = mcp9808_hysteresis(mcp);
	int crit = mcp9808_sixteenths(mcp->crit);
	int max = mcp9808_sixteenths(mcp->max);
	int min = mcp9808_sixteenths(mcp->min);
	unsigned int flags = 0;

	if (mcp->temp & MCP9808_ABOVE_CRIT)
		crit -= hysteresis;
	if (mcp->temp & MCP9808_ABOVE_MAX)
		max -= hysteresis;
	if (!(mcp->temp & MCP9808_BELOW_MIN))
		min -= hysteresis;
	if (temp >= crit)
		flags |= MCP9808_ABOVE_CRIT;
	if (temp > max)
		flags |= MCP9808_ABOVE_MAX;
	if (temp < min)
		flags |= MCP9808_BELOW_MIN;
	return flags;
}

/* Above crit the pin is a comparator, whatever it was set to be. */
static bool mcp9808_alert(const struct mcp9808 *mcp)
{
	if (!(mcp->conf & MCP9808_ENABLE))
		return false;
	if (mcp->temp & MCP9808_ABOVE_CRIT)
		return true;
	if (mcp->conf & MCP9808_CRIT_ONLY)
		return false;
	if (mcp->conf & MCP9808_INTERRUPT)
		return mcp->crossed;
	return mcp->temp & (MCP9808_ABOVE_MAX | MCP9808_BELOW_MIN);
}

static void mcp9808_convert(struct mcp9808 *mcp)
{
	s16 temp = inox_mdegc_to_s16(inox_mdegc(mcp->temperature), MCP9808_LOWEST,
				     MCP9808_HIGHEST, 9u + mcp->resolution);
	unsigned int was = mcp->temp;

	temp >>= 4;
	mcp->temp = (u16)((temp & 0x1fff) | mcp9808_flags(mcp, temp));
	if ((was ^ mcp->temp) & (MCP9808_ABOVE_MAX | MCP9808_BELOW_MIN))
		mcp->crossed = true;
	inox_sim_pin_set(mcp, mcp9808_alert(mcp));
}

static int mcp9808_set_temperature(struct mcp9808 *mcp, s32 temperature)
{
	mcp->temperature = temperature;
	if (inox_sim_powered(mcp) && !(mcp->conf & MCP9808_SHUTDOWN))
		mcp9808_convert(mcp);
	return 0;
}

/* Locked, it can be woken and no more; the locks stay until the power goes. */
static void mcp9808_set_conf(struct mcp9808 *mcp, u16 conf)
{
	if (mcp->conf & MCP9808_LOCKS)
		conf = (u16)((mcp->conf & (conf | ~MCP9808_SHUTDOWN)) |
			     (conf & (MCP9808_CLEAR | MCP9808_LOCKS)));
	if (conf & MCP9808_CLEAR)
		mcp->crossed = false;
	mcp->conf = conf & MCP9808_CONF_BITS;
	inox_sim_pin_set(mcp, mcp9808_alert(mcp));
}

static void mcp9808_set_limit(struct mcp9808 *mcp, u16 *limit, u16 value, u16 lock)
{
	if (!(mcp->conf & lock))
		*limit = value & MCP9808_LIMIT;
}

static void mcp9808_write_word(struct mcp9808 *mcp, u16 value)
{
	switch ((enum mcp9808_register)mcp->pointer) {
	case MCP9808_CONF:
		mcp9808_set_conf(mcp, value);
		break;
	case MCP9808_MAX:
		mcp9808_set_limit(mcp, &mcp->max, value, MCP9808_WINDOW_LOCK);
		break;
	case MCP9808_MIN:
		mcp9808_set_limit(mcp, &mcp->min, value, MCP9808_WINDOW_LOCK);
		break;
	case MCP9808_CRIT:
		mcp9808_set_limit(mcp, &mcp->crit, value, MCP9808_CRIT_LOCK);
		break;
	case MCP9808_RESERVED:
	case MCP9808_TEMP:
	case MCP9808_MAKER:
	case MCP9808_DEVICE:
	case MCP9808_RESOLUTION:
		return;
	}
	mcp->convert = true;
}

static void mcp9808_write_register(struct mcp9808 *mcp, u8 byte)
{
	if (mcp->pointer == MCP9808_RESOLUTION && mcp->index == 1) {
		mcp->resolution = byte & 0x03;
		mcp->convert = true;
	} else if (mcp->index == 1) {
		mcp->high = byte;
	} else if (mcp->index == 2) {
		mcp9808_write_word(mcp, (u16)(mcp->high << 8 | byte));
	}
}

static u16 mcp9808_register(const struct mcp9808 *mcp)
{
	switch ((enum mcp9808_register)mcp->pointer) {
	case MCP9808_RESERVED:
		return 0x001d;
	case MCP9808_CONF:
		return mcp->conf | (inox_sim_pin(mcp) ? MCP9808_ALERT : 0);
	case MCP9808_MAX:
		return mcp->max;
	case MCP9808_MIN:
		return mcp->min;
	case MCP9808_CRIT:
		return mcp->crit;
	case MCP9808_TEMP:
		return mcp->temp;
	case MCP9808_MAKER:
		return 0x0054;
	case MCP9808_DEVICE:
		return mcp9808_kind(mcp)->device;
	case MCP9808_RESOLUTION:
		return (u16)(mcp->resolution << 8 | mcp->resolution);
	}
	return 0;
}

static void mcp9808_power_on(struct mcp9808 *mcp)
{
	mcp->max = 0;
	mcp->min = 0;
	mcp->crit = 0;
	mcp->conf = 0;
	mcp->temp = 0;
	mcp->resolution = 3;
	mcp->pointer = 0;
	mcp->convert = false;
	mcp9808_convert(mcp);
	mcp->crossed = false;
}

static bool mcp9808_start(struct mcp9808 *mcp, bool read)
{
	mcp->index = 0;
	return true;
}

/* Saturates: what matters is the first three bytes. */
static bool mcp9808_write(struct mcp9808 *mcp, u8 byte)
{
	if (mcp->index)
		mcp9808_write_register(mcp, byte);
	else
		mcp->pointer = byte & MCP9808_POINTER;
	if (mcp->index < 3)
		mcp->index++;
	return true;
}

static u8 mcp9808_read(struct mcp9808 *mcp)
{
	u16 value = mcp9808_register(mcp);

	mcp->index ^= 1;
	return (u8)(mcp->index ? value >> 8 : value);
}

static void mcp9808_stop(struct mcp9808 *mcp)
{
	if (mcp->convert && !(mcp->conf & MCP9808_SHUTDOWN))
		mcp9808_convert(mcp);
	mcp->convert = false;
}

inox_sim_chip(mcp9808, MCP9808_MODELS, MCP9808_ATTRS,
	.power_on = mcp9808_power_on,
	.start = mcp9808_start,
	.write = mcp9808_write,
	.read = mcp9808_read,
	.stop = mcp9808_stop);

MODULE_DESCRIPTION("MCP9808 for simulated I2C buses");
MODULE_LICENSE("GPL");
