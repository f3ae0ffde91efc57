// SPDX-License-Identifier: GPL-2.0
/*
 * DS1307 real-time clock and compatibles
 *
 * The time is seven registers in a row, which the chip holds still during a
 * transfer.  Each says whether its oscillator has stopped since it was set: then
 * the time is a lie, until it is set again.  The DS1307 and DS1338 have memory
 * beside it, the others an alarm that interrupts.
 *
 * A bit of the status register can be written to 0 only; a 1 leaves it as it is,
 * so that an alarm which comes meanwhile is not lost.
 *
 * Datasheets: Maxim DS1307 (19-5582), DS1337 (19-4652), DS1338 (19-5582),
 * DS1339 (19-5770), DS3231 (19-5170).
 */
#include <inox/i2c-registers.h>
#include <inox/nvmem.h>
#include <inox/rtc.h>

#include <inox/strict.h>

/* Registers of the time, and the first ones of an alarm. */
enum {
	DS1307_SECOND, DS1307_MINUTE, DS1307_HOUR, DS1307_WEEKDAY, DS1307_DAY,
	DS1307_MONTH, DS1307_YEAR, DS1307_TIME
};

enum { DS1337_SECOND, DS1337_MINUTE, DS1337_HOUR, DS1337_DAY, DS1337_TIME };

#define DS1307_HALTED		0x80u	/* in the seconds */
#define DS1307_12_HOURS		0x40u	/* in the hours: and then */
#define DS1307_PM		0x20u
#define DS1337_CENTURY		0x80u	/* in the month */

#define DS1338_CONTROL		0x07
#define DS1307_NVRAM		0x08

#define DS1337_ALARM		0x07
#define DS1337_CONTROL		0x0e
#define DS1337_NO_OSCILLATOR	0x80u
#define DS1339_ON_BATTERY	0x40u	/* the pin works then too */
#define DS1337_INTERRUPTS	0x04u	/* the pin is no square wave */
#define DS1337_ALARM2_ON	0x02u
#define DS1337_ALARM_ON		0x01u
#define DS1337_STATUS		0x0f
#define DS1337_LOST		0x80u
#define DS1337_ALARM2_RANG	0x02u
#define DS1337_RANG		0x01u

struct ds1307_kind {
	u8 nvram;		/* bytes */
	u8 status;		/* where it says that the time was lost, or 0 */
	u8 lost;
	bool alarm;		/* and all that the DS1337 has */
	u8 pin;			/* of its control register */
};

static const struct ds1307_kind ds1307_plain = { .nvram = 56 };
static const struct ds1307_kind ds1307_1338 = { 56, DS1338_CONTROL, 0x20 };
static const struct ds1307_kind ds1307_1337 = {
	0, DS1337_STATUS, DS1337_LOST, true, DS1337_INTERRUPTS
};

static const struct ds1307_kind ds1307_1339 = {
	0, DS1337_STATUS, DS1337_LOST, true, DS1337_INTERRUPTS | DS1339_ON_BATTERY
};

#define DS1307_CHIPS(chip)		\
	chip("ds1307", ds1307_plain)	\
	chip("ds1337", ds1307_1337)	\
	chip("ds1338", ds1307_1338)	\
	chip("ds1339", ds1307_1339)	\
	chip("ds3231", ds1307_1339)

struct ds1307 {
	struct inox_i2c_registers bus;
	struct inox_rtc rtc;
};

inox_i2c_ids(ds1307, struct ds1307_kind, DS1307_CHIPS);

/* Firmware may have left the chip counting to 12, from 12 at night. */
static int ds1307_hour(u8 byte, u8 *hour)
{
	if (!(byte & DS1307_12_HOURS)) {
		*hour = TRY(inox_bcd_get(byte & 0x3f));
		return 0;
	}
	*hour = TRY(inox_bcd_get(byte & 0x1f));
	if (!*hour || *hour > 12)
		return -EINVAL;
	*hour = (u8)(*hour % 12 + (byte & DS1307_PM ? 12 : 0));
	return 0;
}

static int ds1307_check_lost(struct ds1307 *ds1307)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);

	if (!kind->status)
		return 0;
	return TRY(inox_i2c_registers_get(ds1307, kind->status)) & kind->lost ? -EINVAL : 0;
}

static int ds1307_get(struct ds1307 *ds1307, struct inox_clock *clock)
{
	u8 at[DS1307_TIME];

	TRY(ds1307_check_lost(ds1307));
	TRY(inox_i2c_registers_read(ds1307, DS1307_SECOND, at));
	if (at[DS1307_SECOND] & DS1307_HALTED)
		return -EINVAL;
	clock->second = TRY(inox_bcd_get(at[DS1307_SECOND]));
	clock->minute = TRY(inox_bcd_get(at[DS1307_MINUTE]));
	TRY(ds1307_hour(at[DS1307_HOUR], &clock->hour));
	clock->day = TRY(inox_bcd_get(at[DS1307_DAY]));
	clock->month = TRY(inox_bcd_get(at[DS1307_MONTH] & 0x1f));
	clock->year = (u16)(2000 + TRY(inox_bcd_get(at[DS1307_YEAR])));
	if (at[DS1307_MONTH] & DS1337_CENTURY)
		clock->year = (u16)(clock->year + 100);
	return 0;
}

/* Last the flag: if the time did not get there, it is still a lie. */
static int ds1307_set(struct ds1307 *ds1307, const struct inox_clock *clock)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);
	u8 at[DS1307_TIME] = {
		[DS1307_SECOND] = inox_bcd(clock->second),
		[DS1307_MINUTE] = inox_bcd(clock->minute),
		[DS1307_HOUR] = inox_bcd(clock->hour),
		[DS1307_WEEKDAY] = (u8)(clock->weekday + 1),
		[DS1307_DAY] = inox_bcd(clock->day),
		[DS1307_MONTH] = inox_bcd(clock->month),
		[DS1307_YEAR] = inox_bcd(clock->year),
	};

	if (clock->year >= 2100)
		at[DS1307_MONTH] |= DS1337_CENTURY;
	TRY(inox_i2c_registers_write(ds1307, DS1307_SECOND, at));
	if (!kind->status)
		return 0;
	return inox_i2c_registers_update(ds1307, kind->status, kind->lost,
					 kind->alarm ? DS1337_ALARM2_RANG | DS1337_RANG : 0);
}

/* One that firmware set for each hour or each Monday is none that the kernel knows. */
static bool ds1307_alarm_is_date(const u8 at[DS1337_TIME])
{
	return !((at[DS1337_SECOND] | at[DS1337_MINUTE] | at[DS1337_HOUR]) & 0x80) &&
	       !(at[DS1337_DAY] & 0xc0);
}

static int ds1307_get_alarm(struct ds1307 *ds1307, struct inox_alarm *alarm)
{
	u8 at[DS1337_TIME];

	TRY(inox_i2c_registers_read(ds1307, DS1337_ALARM, at));
	if (!ds1307_alarm_is_date(at))
		return -EINVAL;
	alarm->at.second = TRY(inox_bcd_get(at[DS1337_SECOND]));
	alarm->at.minute = TRY(inox_bcd_get(at[DS1337_MINUTE]));
	TRY(ds1307_hour(at[DS1337_HOUR], &alarm->at.hour));
	alarm->at.day = TRY(inox_bcd_get(at[DS1337_DAY]));
	alarm->on = TRY(inox_i2c_registers_get(ds1307, DS1337_CONTROL)) & DS1337_ALARM_ON;
	alarm->rang = TRY(inox_i2c_registers_get(ds1307, DS1337_STATUS)) & DS1337_RANG;
	return 0;
}

static int ds1307_switch_alarm(struct ds1307 *ds1307, bool on)
{
	return inox_i2c_registers_update(ds1307, DS1337_CONTROL, DS1337_ALARM_ON,
					 on ? DS1337_ALARM_ON : 0);
}

static int ds1307_calm(struct ds1307 *ds1307)
{
	return inox_i2c_registers_update(ds1307, DS1337_STATUS, DS1337_RANG,
					 DS1337_LOST | DS1337_ALARM2_RANG);
}

/* The chip has no month here: one that rings too early is set again by the kernel. */
static int ds1307_set_alarm(struct ds1307 *ds1307, const struct inox_clock *clock,
			    bool on)
{
	const u8 at[DS1337_TIME] = {
		[DS1337_SECOND] = inox_bcd(clock->second),
		[DS1337_MINUTE] = inox_bcd(clock->minute),
		[DS1337_HOUR] = inox_bcd(clock->hour),
		[DS1337_DAY] = inox_bcd(clock->day),
	};

	TRY(ds1307_switch_alarm(ds1307, false));
	TRY(inox_i2c_registers_write(ds1307, DS1337_ALARM, at));
	TRY(ds1307_calm(ds1307));
	return on ? ds1307_switch_alarm(ds1307, true) : 0;
}

static int ds1307_irq(struct ds1307 *ds1307)
{
	if (!(TRY(inox_i2c_registers_get(ds1307, DS1337_STATUS)) & DS1337_RANG))
		return 0;
	TRY(ds1307_calm(ds1307));
	inox_rtc_ring(&ds1307->rtc);
	return 0;
}

static struct inox_rtc_about ds1307_about(const struct ds1307 *ds1307)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);

	return (struct inox_rtc_about){
		.first_year = 2000,
		.last_year = kind->alarm ? 2199 : 2099,
		.alarm = kind->alarm && inox_has_irq(ds1307),
	};
}

static struct inox_nvmem_about ds1307_nvram_about(const struct ds1307 *ds1307)
{
	return (struct inox_nvmem_about){
		.size = ds1307_kind(ds1307)->nvram,
		.battery = true,
	};
}

static int ds1307_nvram_read(struct ds1307 *ds1307, u32 at, struct inox_writer *out)
{
	u32 first = DS1307_NVRAM + at;

	while (inox_writer_left(out))
		TRY(inox_i2c_registers_fill(ds1307, first + (u32)inox_writer_used(out), out));
	return 0;
}

static int ds1307_nvram_write(struct ds1307 *ds1307, u32 at, struct inox_reader *in)
{
	u32 end = DS1307_NVRAM + at + (u32)inox_reader_left(in);

	while (inox_reader_left(in))
		TRY(inox_i2c_registers_drain(ds1307, end - (u32)inox_reader_left(in), in));
	return 0;
}

/* The second alarm, which nobody here would calm, is off; the first stays as it was. */
static int ds1307_probe(struct ds1307 *ds1307)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);

	TRY(inox_i2c_registers_get(ds1307, DS1307_SECOND));
	if (!kind->alarm)
		return 0;
	return inox_i2c_registers_update(ds1307, DS1337_CONTROL,
					 DS1337_NO_OSCILLATOR | DS1337_ALARM2_ON,
					 inox_has_irq(ds1307) ? kind->pin : 0);
}

inox_rtc(ds1307, rtc,
	.about = ds1307_about,
	.get = ds1307_get,
	.set = ds1307_set,
	.get_alarm = ds1307_get_alarm,
	.set_alarm = ds1307_set_alarm,
	.switch_alarm = ds1307_switch_alarm);

inox_nvmem(ds1307,
	.about = ds1307_nvram_about,
	.read = ds1307_nvram_read,
	.write = ds1307_nvram_write);

inox_publish(ds1307_publish, ds1307_rtc, ds1307_nvmem);

inox_i2c_driver(ds1307,
	.supply = "vcc",
	.probe = ds1307_probe,
	.irq = ds1307_irq,
	.publish = ds1307_publish);

MODULE_DESCRIPTION("DS1307 real-time clock");
MODULE_LICENSE("GPL");
