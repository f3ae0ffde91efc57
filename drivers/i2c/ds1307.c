// SPDX-License-Identifier: GPL-2.0
/*
 * DS1307 and M41T80 real-time clocks and compatibles
 *
 * The time is seven registers in a row, which the chip holds still during a
 * transfer.  Most say whether their oscillator has stopped since it was set: then
 * the time is a lie, until it is set again.  The DS1307 and DS1338 have memory
 * beside it, the others an alarm that interrupts.
 *
 * A bit of the DS1337's status can be written to 0 only; a 1 leaves it as it is, so
 * that an alarm which comes meanwhile is not lost.  The M41T80 takes the flag of an
 * alarm back when somebody reads it: who does tells the kernel.
 *
 * Datasheets: Maxim DS1307 (19-5582), DS1337 (19-4652), DS1338 (19-5582),
 * DS1339 (19-5770), DS3231 (19-5170); ST M41T80, M41T81, M41T81S (10773).
 */
#include <inox/i2c-registers.h>
#include <inox/nvmem.h>
#include <inox/rtc.h>

#include <inox/strict.h>

/* Registers of the time, and of an alarm, whatever their order. */
enum {
	DS1307_SECOND, DS1307_MINUTE, DS1307_HOUR, DS1307_WEEKDAY, DS1307_DAY,
	DS1307_MONTH, DS1307_YEAR, DS1307_TIME
};

enum { DS1337_SECOND, DS1337_MINUTE, DS1337_HOUR, DS1337_DAY, DS1337_MONTH, DS1337_TIME };

#define DS1307_HALTED		0x80u	/* in the seconds */
#define DS1307_12_HOURS		0x40u	/* in the hours: and then */
#define DS1307_PM		0x20u
#define DS1337_CENTURY		0x80u	/* in the month */
#define M41T80_CENTURY		0x40u	/* in the hours, if it is counted: */
#define M41T80_CENTURIES	0x80u

#define DS1338_CONTROL		0x07
#define DS1338_LOST		0x20u
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

#define M41T80_SECOND		0x01
#define M41T80_ALARM		0x0a
#define M41T80_ALARM_ON		0x80u	/* in the first of the alarm, the month */
#define M41T80_SQUARE_WAVE	0x40u
#define M41T80_ALARM_HOUR	0x0c
#define M41T80_FROZEN		0x40u	/* since power went: the time shows when */
#define M41T80_FLAGS		0x0f
#define M41T80_RANG		0x40u
#define M41T80_LOST		0x04u

struct ds1307_kind {
	u8 time;		/* the first register of it */
	u8 hour;		/* bits that are no century */
	u8 century_at;		/* which of the time says the century */
	u8 this_century, next_century;
	u16 last_year;
	u8 nvram;		/* bytes */
	u8 status;
	u8 lost;		/* flag: the time was, or 0 */
	u8 frozen;		/* register that can freeze the time, or 0 */
	u8 alarm;		/* the first register of it, or 0: then no more of these */
	const u8 *order;	/* where in it the second is, and so on */
	u8 month;		/* bits that are one */
	u8 control, on;
	u8 off;			/* of control: what must not be */
	u8 pin;			/* of control: if it is wired */
	u8 rang;		/* flag, as the next */
	u8 rang_once;		/* until somebody reads it */
	u8 kept;		/* flags that a 1 leaves as they are */
};

static const u8 ds1337_order[DS1337_TIME] = { 0, 1, 2, 3, 4 };
static const u8 m41t80_order[DS1337_TIME] = { 4, 3, 2, 1, 0 };

#define DS1307_MAP							\
	.hour = 0x7f, .century_at = DS1307_MONTH, .next_century = DS1337_CENTURY

#define DS1337_MAP							\
	DS1307_MAP, .last_year = 2199,					\
	.status = DS1337_STATUS, .lost = DS1337_LOST,			\
	.alarm = DS1337_ALARM, .order = ds1337_order,			\
	.control = DS1337_CONTROL, .on = DS1337_ALARM_ON,		\
	.off = DS1337_NO_OSCILLATOR | DS1337_ALARM2_ON, .rang = DS1337_RANG, \
	.kept = DS1337_LOST | DS1337_ALARM2_RANG | DS1337_RANG

#define M41T80_MAP							\
	.time = M41T80_SECOND, .hour = 0x3f, .century_at = DS1307_HOUR,	\
	.this_century = M41T80_CENTURIES,				\
	.next_century = M41T80_CENTURIES | M41T80_CENTURY, .last_year = 2199, \
	.status = M41T80_FLAGS, .frozen = M41T80_ALARM_HOUR,		\
	.alarm = M41T80_ALARM, .order = m41t80_order, .month = 0x1f,	\
	.control = M41T80_ALARM, .on = M41T80_ALARM_ON,			\
	.off = M41T80_SQUARE_WAVE, .rang_once = M41T80_RANG

static const struct ds1307_kind ds1307_plain = {
	DS1307_MAP, .last_year = 2099, .nvram = 56
};

static const struct ds1307_kind ds1307_1338 = {
	DS1307_MAP, .last_year = 2099, .nvram = 56,
	.status = DS1338_CONTROL, .lost = DS1338_LOST
};

static const struct ds1307_kind ds1307_1337 = { DS1337_MAP, .pin = DS1337_INTERRUPTS };
static const struct ds1307_kind ds1307_1339 = {
	DS1337_MAP, .pin = DS1337_INTERRUPTS | DS1339_ON_BATTERY
};

static const struct ds1307_kind ds1307_m41t80 = { M41T80_MAP };
static const struct ds1307_kind ds1307_m41t81s = { M41T80_MAP, .lost = M41T80_LOST };

#define DS1307_CHIPS(chip)		\
	chip("ds1307", ds1307_plain)	\
	chip("ds1337", ds1307_1337)	\
	chip("ds1338", ds1307_1338)	\
	chip("ds1339", ds1307_1339)	\
	chip("ds3231", ds1307_1339)	\
	chip("m41t80", ds1307_m41t80)	\
	chip("m41t81", ds1307_m41t80)	\
	chip("m41t81s", ds1307_m41t81s)

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

/* Who reads the flags must tell of those that are gone by that. */
static int ds1307_look(struct ds1307 *ds1307, u8 *status)
{
	*status = TRY(inox_i2c_registers_get(ds1307, ds1307_kind(ds1307)->status));
	if (*status & ds1307_kind(ds1307)->rang_once)
		inox_rtc_ring(&ds1307->rtc);
	return 0;
}

static int ds1307_check_lost(struct ds1307 *ds1307)
{
	u8 lost = ds1307_kind(ds1307)->lost;
	u8 status = 0;

	if (lost)
		TRY(ds1307_look(ds1307, &status));
	return status & lost ? -EINVAL : 0;
}

static int ds1307_get(struct ds1307 *ds1307, struct inox_clock *clock)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);
	u8 at[DS1307_TIME];

	TRY(ds1307_check_lost(ds1307));
	TRY(inox_i2c_registers_read(ds1307, kind->time, at));
	if (at[DS1307_SECOND] & DS1307_HALTED)
		return -EINVAL;
	clock->second = TRY(inox_bcd_get(at[DS1307_SECOND]));
	clock->minute = TRY(inox_bcd_get(at[DS1307_MINUTE]));
	TRY(ds1307_hour(at[DS1307_HOUR] & kind->hour, &clock->hour));
	clock->day = TRY(inox_bcd_get(at[DS1307_DAY]));
	clock->month = TRY(inox_bcd_get(at[DS1307_MONTH] & 0x1f));
	clock->year = (u16)(2000 + TRY(inox_bcd_get(at[DS1307_YEAR])));
	if ((at[kind->century_at] & kind->next_century) == kind->next_century)
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
	u8 status[1];

	at[kind->century_at] |= clock->year < 2100 ? kind->this_century : kind->next_century;
	TRY(inox_i2c_registers_write(ds1307, kind->time, at));
	if (!kind->lost)
		return 0;
	TRY(ds1307_look(ds1307, status));
	status[0] = (u8)((status[0] | kind->kept) & ~kind->lost);
	return inox_i2c_registers_write(ds1307, kind->status, status);
}

/* One that firmware set for each hour or each Monday is none that the kernel knows. */
static bool ds1307_alarm_is_date(const u8 at[DS1337_TIME], const u8 *order)
{
	return !((at[order[DS1337_SECOND]] | at[order[DS1337_MINUTE]] |
		  at[order[DS1337_HOUR]]) & 0x80) && !(at[order[DS1337_DAY]] & 0xc0);
}

static int ds1307_get_alarm(struct ds1307 *ds1307, struct inox_alarm *alarm)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);
	const u8 *order = kind->order;
	u8 at[DS1337_TIME], status;

	TRY(inox_i2c_registers_read(ds1307, kind->alarm, at));
	if (!ds1307_alarm_is_date(at, order))
		return -EINVAL;
	alarm->at.second = TRY(inox_bcd_get(at[order[DS1337_SECOND]]));
	alarm->at.minute = TRY(inox_bcd_get(at[order[DS1337_MINUTE]]));
	TRY(ds1307_hour(at[order[DS1337_HOUR]] & kind->hour, &alarm->at.hour));
	alarm->at.day = TRY(inox_bcd_get(at[order[DS1337_DAY]]));
	alarm->at.month = TRY(inox_bcd_get(at[order[DS1337_MONTH]] & kind->month));
	alarm->on = TRY(inox_i2c_registers_get(ds1307, kind->control)) & kind->on;
	TRY(ds1307_look(ds1307, &status));
	alarm->rang = status & kind->rang;
	return 0;
}

static int ds1307_switch_alarm(struct ds1307 *ds1307, bool on)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);

	return inox_i2c_registers_update(ds1307, kind->control, kind->on, on ? kind->on : 0);
}

static int ds1307_calm(struct ds1307 *ds1307)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);

	return inox_i2c_registers_update(ds1307, kind->status, kind->rang,
					 kind->kept & ~kind->rang);
}

/* Without a month it may ring too early, and is set again by the kernel. */
static int ds1307_set_alarm(struct ds1307 *ds1307, const struct inox_clock *clock,
			    bool on)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);
	const u8 *order = kind->order;
	u8 at[DS1337_TIME];
	u8 *month = &at[order[DS1337_MONTH]];

	TRY(ds1307_switch_alarm(ds1307, false));
	TRY(inox_i2c_registers_read(ds1307, kind->alarm, at));
	at[order[DS1337_SECOND]] = inox_bcd(clock->second);
	at[order[DS1337_MINUTE]] = inox_bcd(clock->minute);
	at[order[DS1337_HOUR]] = inox_bcd(clock->hour);
	at[order[DS1337_DAY]] = inox_bcd(clock->day);
	*month = (u8)((*month & ~kind->month) | (inox_bcd(clock->month) & kind->month));
	TRY(inox_i2c_registers_write(ds1307, kind->alarm, at));
	TRY(ds1307_calm(ds1307));
	return on ? ds1307_switch_alarm(ds1307, true) : 0;
}

static int ds1307_irq(struct ds1307 *ds1307)
{
	u8 status;

	TRY(ds1307_look(ds1307, &status));
	if (!(status & ds1307_kind(ds1307)->rang))
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
		.last_year = kind->last_year,
		.alarm = inox_has_irq(ds1307),
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

/* It shows the time when power went, and would go on from there if it were set. */
static int ds1307_thaw(struct ds1307 *ds1307)
{
	u8 at = ds1307_kind(ds1307)->frozen;

	return at ? inox_i2c_registers_update(ds1307, at, M41T80_FROZEN, 0) : 0;
}

/* The second alarm, which nobody here would calm, is off; the first stays as it was. */
static int ds1307_probe(struct ds1307 *ds1307)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);

	TRY(inox_i2c_registers_get(ds1307, kind->time));
	TRY(ds1307_thaw(ds1307));
	if (!kind->alarm) {
		inox_drop_irq(ds1307);
		return 0;
	}
	return inox_i2c_registers_update(ds1307, kind->control, kind->off,
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
	.resume = ds1307_thaw,
	.irq = ds1307_irq,
	.publish = ds1307_publish);

MODULE_DESCRIPTION("DS1307 and M41T80 real-time clocks");
MODULE_LICENSE("GPL");
