// SPDX-License-Identifier: GPL-2.0
/*
 * MCP9808 and MCP9804 temperature sensors
 *
 * The chip compares each measurement with three limits and tells the result in
 * the upper bits of the temperature.  Its alert pin interrupts when max or min
 * is crossed, until that is cleared; above crit it is a level that nothing
 * clears.
 *
 * Datasheet: Microchip DS25095A, section 5.
 */
#include <linux/bits.h>

#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

#define MCP9808_CONF		INOX_RW_S16BE(0x01)
#define MCP9808_MAX		INOX_RW_S16BE(0x02)
#define MCP9808_MIN		INOX_RW_S16BE(0x03)
#define MCP9808_CRIT		INOX_RW_S16BE(0x04)
#define MCP9808_TEMP		INOX_RO_S16BE(0x05)
#define MCP9808_MAKER		INOX_RO_S16BE(0x06)
#define MCP9808_DEVICE		INOX_RO_S16BE(0x07)
#define MCP9808_RESOLUTION	INOX_RW_U8(0x08)

#define MCP9808_ALERT_INTERRUPT	0x0001
#define MCP9808_ALERT_ENABLE	0x0008
#define MCP9808_ALERT_CLEAR	0x0020
#define MCP9808_WINDOW_LOCK	0x0040
#define MCP9808_CRIT_LOCK	0x0080
#define MCP9808_SHUTDOWN	0x0100

#define MCP9808_BELOW_MIN	0x2000u
#define MCP9808_ABOVE_MAX	0x4000u
#define MCP9808_ABOVE_CRIT	0x8000u

#define MCP9808_TEMP_BITS	12
#define MCP9808_LIMIT_BITS	10
#define MCP9808_LIMIT		0x1ffc

/* Conversion times by their value in MCP9808_RESOLUTION, in milliseconds. */
static const u8 mcp9808_ms[] = { 30, 65, 130, 250 };

struct mcp9808_kind {
	u8 device;
};

static const struct mcp9808_kind mcp9804 = { 0x02 };
static const struct mcp9808_kind mcp9808 = { 0x04 };

#define MCP9808_CHIPS(chip)	\
	chip("mcp9804", mcp9804)	\
	chip("mcp9808", mcp9808)

struct mcp9808 {
	struct inox_smbus bus;
	s16 max, min, crit;	/* as the chip holds them */
	s16 firmware_conf;	/* put back on remove */
	u16 temp;		/* as it was last read */
	u8 resolution;		/* index into mcp9808_ms */
};

inox_i2c_ids(mcp9808, struct mcp9808_kind, MCP9808_CHIPS);

/* 1/16 degree in bits 12 to 0; of these, a sensor up to 125 degrees needs no sign but bit 11. */
static struct inox_mdegc mcp9808_mdegc(u16 reg, unsigned int bits)
{
	return inox_mdegc_of_s16((s16)(reg << 4), bits);
}

static s16 mcp9808_limit(struct inox_mdegc temp)
{
	return inox_mdegc_to_s16(temp, -40000, 125000, MCP9808_LIMIT_BITS) >> 4 & MCP9808_LIMIT;
}

/* Without a line the alert stays as the firmware set it. */
static s16 mcp9808_conf(const struct mcp9808 *mcp)
{
	if (!inox_has_irq(mcp))
		return mcp->firmware_conf & ~MCP9808_SHUTDOWN;
	return (mcp->firmware_conf & ~MCP9808_SHUTDOWN) |
		MCP9808_ALERT_ENABLE | MCP9808_ALERT_INTERRUPT;
}

static int mcp9808_measure(struct mcp9808 *mcp)
{
	u16 was = mcp->temp;

	mcp->temp = (u16)TRY(inox_i2c_read(mcp, MCP9808_TEMP));
	if ((mcp->temp ^ was) & MCP9808_BELOW_MIN)
		inox_hwmon_notify(mcp, min_alarm);
	if ((mcp->temp ^ was) & MCP9808_ABOVE_MAX)
		inox_hwmon_notify(mcp, max_alarm);
	if ((mcp->temp ^ was) & MCP9808_ABOVE_CRIT)
		inox_hwmon_notify(mcp, crit_alarm);
	return 0;
}

/* Cleared before it is read: what happens after that interrupts again. */
static int mcp9808_irq(struct mcp9808 *mcp)
{
	s16 clear = mcp9808_conf(mcp) | MCP9808_ALERT_CLEAR;

	TRY(inox_i2c_write(mcp, MCP9808_CONF, clear));
	TRY(mcp9808_measure(mcp));
	return mcp->temp & MCP9808_ABOVE_CRIT ? -EAGAIN : 0;
}

static int mcp9808_input(struct mcp9808 *mcp, struct inox_mdegc *temp)
{
	TRY(mcp9808_measure(mcp));
	*temp = mcp9808_mdegc(mcp->temp, MCP9808_TEMP_BITS);
	return 0;
}

static int mcp9808_min_alarm(struct mcp9808 *mcp, bool *alarm)
{
	TRY(mcp9808_measure(mcp));
	*alarm = mcp->temp & MCP9808_BELOW_MIN;
	return 0;
}

static int mcp9808_max_alarm(struct mcp9808 *mcp, bool *alarm)
{
	TRY(mcp9808_measure(mcp));
	*alarm = mcp->temp & MCP9808_ABOVE_MAX;
	return 0;
}

static int mcp9808_crit_alarm(struct mcp9808 *mcp, bool *alarm)
{
	TRY(mcp9808_measure(mcp));
	*alarm = mcp->temp & MCP9808_ABOVE_CRIT;
	return 0;
}

static int mcp9808_max(struct mcp9808 *mcp, struct inox_mdegc *temp)
{
	*temp = mcp9808_mdegc((u16)mcp->max, MCP9808_LIMIT_BITS);
	return 0;
}

static int mcp9808_min(struct mcp9808 *mcp, struct inox_mdegc *temp)
{
	*temp = mcp9808_mdegc((u16)mcp->min, MCP9808_LIMIT_BITS);
	return 0;
}

static int mcp9808_crit(struct mcp9808 *mcp, struct inox_mdegc *temp)
{
	*temp = mcp9808_mdegc((u16)mcp->crit, MCP9808_LIMIT_BITS);
	return 0;
}

/* A locked chip acknowledges what it does not keep. */
static int mcp9808_unlocked(const struct mcp9808 *mcp, int lock)
{
	return mcp->firmware_conf & lock ? -EPERM : 0;
}

static int mcp9808_set_max(struct mcp9808 *mcp, struct inox_mdegc temp)
{
	s16 max = mcp9808_limit(temp);

	TRY(mcp9808_unlocked(mcp, MCP9808_WINDOW_LOCK));
	TRY(inox_i2c_write(mcp, MCP9808_MAX, max));
	mcp->max = max;
	return 0;
}

static int mcp9808_set_min(struct mcp9808 *mcp, struct inox_mdegc temp)
{
	s16 min = mcp9808_limit(temp);

	TRY(mcp9808_unlocked(mcp, MCP9808_WINDOW_LOCK));
	TRY(inox_i2c_write(mcp, MCP9808_MIN, min));
	mcp->min = min;
	return 0;
}

static int mcp9808_set_crit(struct mcp9808 *mcp, struct inox_mdegc temp)
{
	s16 crit = mcp9808_limit(temp);

	TRY(mcp9808_unlocked(mcp, MCP9808_CRIT_LOCK));
	TRY(inox_i2c_write(mcp, MCP9808_CRIT, crit));
	mcp->crit = crit;
	return 0;
}

static int mcp9808_interval(struct mcp9808 *mcp, struct inox_ms *interval)
{
	*interval = inox_ms(mcp9808_ms[mcp->resolution]);
	return 0;
}

/* The slowest that is not slower than asked, else the fastest. */
static int mcp9808_set_interval(struct mcp9808 *mcp, struct inox_ms interval)
{
	long ms = inox_ms_clamp(interval, 0, U8_MAX);
	u8 resolution = ARRAY_SIZE(mcp9808_ms) - 1;

	while (resolution && mcp9808_ms[resolution] > ms)
		resolution--;
	TRY(inox_i2c_write(mcp, MCP9808_RESOLUTION, resolution));
	mcp->resolution = resolution;
	return 0;
}

static int mcp9808_suspend(struct mcp9808 *mcp)
{
	return inox_i2c_write(mcp, MCP9808_CONF,
			      mcp9808_conf(mcp) | MCP9808_SHUTDOWN);
}

/* The supply may have been off: everything is written again, the locks last. */
static int mcp9808_resume(struct mcp9808 *mcp)
{
	TRY(inox_i2c_write(mcp, MCP9808_MAX, mcp->max));
	TRY(inox_i2c_write(mcp, MCP9808_MIN, mcp->min));
	TRY(inox_i2c_write(mcp, MCP9808_CRIT, mcp->crit));
	TRY(inox_i2c_write(mcp, MCP9808_RESOLUTION, mcp->resolution));
	return inox_i2c_write(mcp, MCP9808_CONF, mcp9808_conf(mcp));
}

static int mcp9808_identify(struct mcp9808 *mcp)
{
	s16 maker = TRY(inox_i2c_read(mcp, MCP9808_MAKER));
	s16 device = TRY(inox_i2c_read(mcp, MCP9808_DEVICE));

	if (maker == 0x0054 && device >> 8 == mcp9808_kind(mcp)->device)
		return 0;
	inox_err(mcp, "another chip is here: maker 0x%04x, device 0x%04x\n",
		 (u16)maker, (u16)device);
	return -ENODEV;
}

/* The chip is written last, so a probe that fails has changed nothing. */
static int mcp9808_probe(struct mcp9808 *mcp)
{
	TRY(mcp9808_identify(mcp));
	mcp->firmware_conf = TRY(inox_i2c_read(mcp, MCP9808_CONF));
	mcp->max = TRY(inox_i2c_read(mcp, MCP9808_MAX));
	mcp->min = TRY(inox_i2c_read(mcp, MCP9808_MIN));
	mcp->crit = TRY(inox_i2c_read(mcp, MCP9808_CRIT));
	mcp->resolution = TRY(inox_i2c_read(mcp, MCP9808_RESOLUTION)) & 0x03;
	TRY(mcp9808_measure(mcp));
	return inox_i2c_write(mcp, MCP9808_CONF, mcp9808_conf(mcp));
}

static void mcp9808_remove(struct mcp9808 *mcp)
{
	if (inox_i2c_write(mcp, MCP9808_CONF, mcp->firmware_conf))
		inox_err(mcp, "configuration not restored\n");
}

inox_hwmon(mcp9808,
	.temp = {
		.input = { mcp9808_input },
		.min = { mcp9808_min, mcp9808_set_min },
		.max = { mcp9808_max, mcp9808_set_max },
		.crit = { mcp9808_crit, mcp9808_set_crit },
		.min_alarm = { mcp9808_min_alarm },
		.max_alarm = { mcp9808_max_alarm },
		.crit_alarm = { mcp9808_crit_alarm },
	},
	.update_interval = { mcp9808_interval, mcp9808_set_interval });

inox_i2c_driver(mcp9808,
	.supply = "vdd",
	.probe = mcp9808_probe,
	.remove = mcp9808_remove,
	.suspend = mcp9808_suspend,
	.resume = mcp9808_resume,
	.irq = mcp9808_irq,
	.publish = mcp9808_hwmon);

MODULE_DESCRIPTION("MCP9808 temperature sensor");
MODULE_LICENSE("GPL");
