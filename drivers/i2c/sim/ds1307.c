// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: DS1307 and M41T80 real-time clocks and compatibles
 *
 * Seconds are counted in the registers themselves, digit by digit, as the chip
 * does, so that what is no time stays none.  They pass with the kernel's clock
 * while the chip is looked at, and as many as are written to "advance" at once.
 * With a battery they pass without power too.
 *
 * The M41T80 counts elsewhere, and shows a copy that each transfer begins with; what
 * a transfer writes of the copy is counted on from.  One with a battery goes on
 * showing what the last transfer before power went has shown, until it is told to.
 *
 * Datasheets: Maxim DS1307 (rev. 3/15), DS1337 (19-4652), DS1338, DS1339
 * (19-5770), DS3231 (19-5170), sections Clock and Calendar, Alarms, Special
 * Purpose Registers; ST M41T80, M41T81, M41T81S (10773), M41T82 (12578), sections
 * Clock operation, Setting alarm clock registers, Halt bit operation.
 */
#include <linux/ktime.h>

#include <inox/sim/i2c.h>

#include <inox/strict.h>

enum {
	DS1307_SECOND, DS1307_MINUTE, DS1307_HOUR, DS1307_WEEKDAY, DS1307_DAY,
	DS1307_MONTH, DS1307_YEAR, DS1307_TIME
};

#define DS1307_HALT	0x80u		/* in the seconds */
#define DS1307_12	0x40u		/* in the hours */
#define DS1307_PM	0x20u
#define DS1337_CENTURY	0x80u		/* in the month */
#define DS1307_CONTROL	0x07
#define DS1338_LOST	0x20u

#define DS1337_ALARM1	0x07
#define DS1337_ALARM2	0x0b
#define DS1337_ANY	0x80u		/* in each register of an alarm */
#define DS1337_WEEKDAY	0x40u		/* in the last: it is no date */
#define DS1337_CONTROL	0x0e
#define DS1337_EOSC	0x80u
#define DS1337_INTCN	0x04u
#define DS1337_STATUS	0x0f
#define DS1337_LOST	0x80u
#define DS1337_RANG	0x03u		/* a bit for each alarm, as in control */

#define M41T80_SECOND	0x01
#define M41T80_STAMP	8		/* registers that it copies */
#define M41T80_CEB	0x80u		/* in the hours, as the next: it counts */
#define M41T80_CB	0x40u
#define M41T80_CONTROL	0x08
#define M41T80_ALARM	0x0a		/* month, date, hour, minute, second */
#define M41T80_AFE	0x80u
#define M41T80_ABE	0x20u
#define M41T80_HALT	0x0c
#define M41T80_HT	0x40u
#define M41T80_FLAGS	0x0f
#define M41T80_AF	0x40u
#define M41T80_BL	0x10u
#define M41T80_OF	0x04u

#define DS1307_NONE		0xff
#define DS1307_REGISTERS	64
#define DS1307_ADVANCE_MAX	40000000	/* more than a year of seconds */

/* Alarms, of which there are two kinds: each is asked about the registers. */
struct ds1307_alarms {
	u8 (*due)(const u8 *registers);		/* flags that are set in this second */
	bool (*waits)(const u8 *registers);	/* one of them would pull the pin */
	bool (*pin)(const u8 *registers);
};

/* What the models differ in. */
struct ds1307_kind {
	u8 registers;
	u8 time;		/* the first of it */
	u8 first_time;		/* what it holds with power for the first time */
	u8 stop_at, stop;	/* where it is told to stand still */
	u8 century_at, century;	/* of the time: what changes with it */
	u8 counted;		/* the same: or does not, where this is 0 */
	const struct ds1307_alarms *alarms;
	u8 control_at, control;	/* the latter for the first time, as the next */
	u8 status_at, status;
	u8 control_bits;	/* that can be written */
	u8 status_bits;		/* the same, beside the flags */
	u8 flags;		/* of the status, that can be cleared */
	u8 read_flags;		/* that who reads them clears, and nobody else */
	u8 lost_at, lost;	/* where it says that it stood still, or 0 */
	u8 copied;		/* registers */
	bool mains;		/* no battery */
};

static u8 ds1307_due(const u8 *registers);
static bool ds1307_waits(const u8 *registers);
static bool ds1307_pin(const u8 *registers);
static const struct ds1307_alarms ds1307_two = { ds1307_due, ds1307_waits, ds1307_pin };

static u8 m41t80_due(const u8 *registers);
static bool m41t80_waits(const u8 *registers);
static bool m41t80_pin(const u8 *registers);
static const struct ds1307_alarms m41t80_one = { m41t80_due, m41t80_waits, m41t80_pin };

#define DS1307_MAP							\
	.stop_at = DS1307_SECOND, .stop = DS1307_HALT,			\
	.control_at = DS1307_CONTROL, .status_at = DS1307_NONE

#define DS1337_MAP							\
	.stop_at = DS1337_CONTROL, .stop = DS1337_EOSC,			\
	.century_at = DS1307_MONTH, .century = DS1337_CENTURY, .counted = 0xff, \
	.alarms = &ds1307_two, .control_at = DS1337_CONTROL,		\
	.status_at = DS1337_STATUS, .flags = DS1337_LOST | DS1337_RANG,	\
	.lost_at = DS1337_STATUS, .lost = DS1337_LOST

#define M41T80_MAP							\
	.registers = 20, .time = M41T80_SECOND, .stop_at = M41T80_SECOND, \
	.stop = DS1307_HALT, .century_at = DS1307_HOUR, .century = M41T80_CB, \
	.counted = M41T80_CEB, .alarms = &m41t80_one,			\
	.control_at = M41T80_CONTROL, .control = 0x80, .control_bits = 0xff, \
	.status_at = M41T80_FLAGS, .read_flags = M41T80_AF, .copied = M41T80_STAMP

static const struct ds1307_kind ds1307_plain = {
	DS1307_MAP, .registers = 64, .control = 0x03, .first_time = DS1307_HALT,
	.control_bits = 0x93,
};

static const struct ds1307_kind ds1307_1338 = {
	DS1307_MAP, .registers = 64, .control = 0xb3, .control_bits = 0xb3,
	.lost_at = DS1307_CONTROL, .lost = DS1338_LOST,
};

static const struct ds1307_kind ds1307_1337 = {
	DS1337_MAP, .registers = 16, .control = 0x18, .status = 0x80, .control_bits = 0x9f,
};

static const struct ds1307_kind ds1307_1339 = {
	DS1337_MAP, .registers = 17, .control = 0x18, .status = 0x80, .control_bits = 0xbf,
};

static const struct ds1307_kind ds1307_3231 = {
	DS1337_MAP, .registers = 19, .control = 0x1c, .status = 0x88, .control_bits = 0xff,
	.status_bits = 0x08,
};

static const struct ds1307_kind ds1307_m41t80 = { M41T80_MAP, .mains = true };
static const struct ds1307_kind ds1307_m41t81 = { M41T80_MAP };
static const struct ds1307_kind ds1307_m41t81s = {
	M41T80_MAP, .status = M41T80_OF, .flags = M41T80_OF,
	.lost_at = M41T80_FLAGS, .lost = M41T80_OF,
};

#define DS1307_MODELS(model)		\
	model("ds1307", ds1307_plain)	\
	model("ds1337", ds1307_1337)	\
	model("ds1338", ds1307_1338)	\
	model("ds1339", ds1307_1339)	\
	model("ds3231", ds1307_3231)	\
	model("m41t80", ds1307_m41t80)	\
	model("m41t81", ds1307_m41t81)	\
	model("m41t81s", ds1307_m41t81s)

struct ds1307 {
	struct inox_sim_chip chip;
	u8 pointer;
	bool pointed;		/* a byte has come that is the pointer */
	u64 since;		/* when the last second began, ns since boot */
	u8 registers[DS1307_REGISTERS];
	u8 copy[M41T80_STAMP];	/* of the first of them */
	bool copy_written;
	u8 held;		/* flags that wait for the pointer to leave theirs */

	u32 battery;		/* is there one? */
	u32 crystal;		/* does it swing? */
	u32 seconds;		/* that have passed */
	u32 advance;		/* the last that was asked for */
	u32 transfers_of_time;	/* of all seven registers */
	u32 run;		/* registers read in a row, from the first */
};

inox_sim_models(ds1307, struct ds1307_kind, DS1307_MODELS);

#define DS1307_ATTRS(attr)						\
	attr(ds1307, registers, bytes, size)				\
	attr(ds1307, pointer, ro_hex)					\
	attr(ds1307, battery, rw_int, 0, 1)				\
	attr(ds1307, crystal, set_int, 0, 1)				\
	attr(ds1307, advance, set_int, 0, DS1307_ADVANCE_MAX)		\
	attr(ds1307, seconds, ro_int)					\
	attr(ds1307, transfers_of_time, ro_int)

static size_t ds1307_size(const struct ds1307 *ds1307)
{
	return ds1307_kind(ds1307)->registers;
}

/* Counting */

/* One more in these bits, or back to the first: then there is a carry. */
static bool ds1307_roll(u8 *reg, u8 bits, u8 first, u8 last)
{
	u8 count = *reg & bits;

	*reg = (u8)(*reg & ~bits);
	if (count == last) {
		*reg |= first;
		return true;
	}
	count = (u8)(count + ((count & 0x0f) == 9 ? 7 : 1));
	*reg |= count & bits;
	return false;
}

/* 11 to 12 changes the half of the day, 12 to 1 does not. */
static bool ds1307_roll_hour(u8 *hour, bool twelve)
{
	u8 bits = DS1307_PM - 1u;

	if (!twelve)
		return ds1307_roll(hour, 0x3f, 0x00, 0x23);
	ds1307_roll(hour, bits, 0x01, 0x12);
	if ((*hour & bits) != 0x12)
		return false;
	*hour ^= DS1307_PM;
	return !(*hour & DS1307_PM);
}

static u8 ds1307_last_day(const u8 time[DS1307_TIME])
{
	u8 year = time[DS1307_YEAR];

	switch (time[DS1307_MONTH] & 0x1f) {
	case 0x02:
		return ((year >> 4) * 10 + (year & 0x0f)) % 4 ? 0x28 : 0x29;
	case 0x04:
	case 0x06:
	case 0x09:
	case 0x11:
		return 0x30;
	default:
		return 0x31;
	}
}

static void ds1307_next_day(const struct ds1307 *ds1307, u8 time[DS1307_TIME])
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);

	ds1307_roll(&time[DS1307_WEEKDAY], 0x07, 1, 7);
	if (!ds1307_roll(&time[DS1307_DAY], 0x3f, 0x01, ds1307_last_day(time)))
		return;
	if (!ds1307_roll(&time[DS1307_MONTH], 0x1f, 0x01, 0x12))
		return;
	if (ds1307_roll(&time[DS1307_YEAR], 0xff, 0x00, 0x99) &&
	    time[kind->century_at] & kind->counted)
		time[kind->century_at] ^= kind->century;
}

/* Alarms */

static bool ds1307_same(u8 alarm, u8 time)
{
	return alarm & DS1337_ANY || alarm == time;
}

static bool ds1307_same_day(u8 alarm, const u8 time[DS1307_TIME])
{
	if (alarm & DS1337_ANY)
		return true;
	return alarm & DS1337_WEEKDAY ? (alarm & 0x3f) == time[DS1307_WEEKDAY] :
					alarm == time[DS1307_DAY];
}

/* The second alarm has no seconds: it is due at the minute. */
static u8 ds1307_due(const u8 *registers)
{
	const u8 *time = registers;
	const u8 *one = time + DS1337_ALARM1;
	const u8 *two = time + DS1337_ALARM2;
	bool due1 = ds1307_same(one[0], time[DS1307_SECOND]) &&
		    ds1307_same(one[1], time[DS1307_MINUTE]) &&
		    ds1307_same(one[2], time[DS1307_HOUR]) && ds1307_same_day(one[3], time);
	bool due2 = !time[DS1307_SECOND] && ds1307_same(two[0], time[DS1307_MINUTE]) &&
		    ds1307_same(two[1], time[DS1307_HOUR]) && ds1307_same_day(two[2], time);

	return (u8)(due1 | due2 << 1);
}

static bool ds1307_waits(const u8 *registers)
{
	return registers[DS1337_CONTROL] & DS1337_RANG;
}

static bool ds1307_pin(const u8 *registers)
{
	u8 control = registers[DS1337_CONTROL];

	return control & DS1337_INTCN && control & registers[DS1337_STATUS] & DS1337_RANG;
}

/* How many units must be the same, from the second to the month; one that is no rule: none. */
static u32 m41t80_rule(const u8 *alarm)
{
	u32 any = (alarm[4] >> 7) | (alarm[3] >> 7) << 1 | (alarm[2] >> 7) << 2 |
		  (alarm[1] >> 7) << 3 | (alarm[1] >> 6 & 1) << 4;

	switch (any) {
	case 0x1e:
		return 1;
	case 0x1c:
		return 2;
	case 0x18:
		return 3;
	case 0x10:
		return 4;
	case 0x00:
		return 5;
	default:
		return 0;
	}
}

static u8 m41t80_due(const u8 *registers)
{
	static const u8 units[] = {
		DS1307_SECOND, DS1307_MINUTE, DS1307_HOUR, DS1307_DAY, DS1307_MONTH
	};
	static const u8 bits[] = { 0x7f, 0x7f, 0x3f, 0x3f, 0x1f };
	const u8 *time = registers + M41T80_SECOND;
	const u8 *alarm = registers + M41T80_ALARM;
	u32 i;

	for (i = 0; i < m41t80_rule(alarm); i++)
		if ((alarm[4 - i] ^ time[units[i]]) & bits[i])
			return 0;
	return M41T80_AF;
}

static bool m41t80_waits(const u8 *registers)
{
	return registers[M41T80_ALARM] & M41T80_AFE;
}

static bool m41t80_pin(const u8 *registers)
{
	return m41t80_waits(registers) && registers[M41T80_FLAGS] & M41T80_AF;
}

static void ds1307_drive(struct ds1307 *ds1307)
{
	const struct ds1307_alarms *alarms = ds1307_kind(ds1307)->alarms;

	if (alarms)
		inox_sim_pin_set(ds1307, alarms->pin(ds1307->registers));
}

/* Flags that reading clears are not set while the pointer is at them. */
static void ds1307_flag(struct ds1307 *ds1307, u8 flags)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);

	if (kind->read_flags && ds1307->pointer == kind->status_at) {
		ds1307->held |= flags;
		return;
	}
	ds1307->registers[kind->status_at] |= flags | ds1307->held;
	ds1307->held = 0;
}

static void ds1307_tick(struct ds1307 *ds1307)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);
	u8 *time = ds1307->registers + kind->time;
	u8 *hour = &time[DS1307_HOUR];

	ds1307->seconds++;
	if (ds1307_roll(&time[DS1307_SECOND], 0x7f, 0x00, 0x59) &&
	    ds1307_roll(&time[DS1307_MINUTE], 0x7f, 0x00, 0x59) &&
	    ds1307_roll_hour(hour, *hour & DS1307_12 && !kind->copied))
		ds1307_next_day(ds1307, time);
	if (kind->alarms)
		ds1307_flag(ds1307, kind->alarms->due(ds1307->registers));
}

/* Time */

static bool ds1307_runs(const struct ds1307 *ds1307)
{
	if (!ds1307->crystal)
		return false;
	return !(ds1307->registers[ds1307_kind(ds1307)->stop_at] & ds1307_kind(ds1307)->stop);
}

static void ds1307_stand(struct ds1307 *ds1307)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);

	if (kind->lost)
		ds1307->registers[kind->lost_at] |= kind->lost;
}

/* What is due is counted; a chip that stands still has nothing due. */
static void ds1307_catch_up(struct ds1307 *ds1307)
{
	u64 now = ktime_get_boottime_ns();

	if (!ds1307_runs(ds1307)) {
		ds1307_stand(ds1307);
		ds1307->since = now;
		return;
	}
	for (; now - ds1307->since >= NSEC_PER_SEC; ds1307->since += NSEC_PER_SEC)
		ds1307_tick(ds1307);
	ds1307_drive(ds1307);
}

/* Somebody waits for the pin: look again when the next second begins. */
static void ds1307_watch(struct ds1307 *ds1307)
{
	const struct ds1307_alarms *alarms = ds1307_kind(ds1307)->alarms;
	u64 into = ktime_get_boottime_ns() - ds1307->since;

	if (alarms && ds1307_runs(ds1307) && alarms->waits(ds1307->registers))
		inox_sim_after(ds1307, into > NSEC_PER_SEC ? 0 :
			       (u32)(NSEC_PER_SEC - into) / NSEC_PER_USEC);
}

static void ds1307_later(struct ds1307 *ds1307)
{
	ds1307_catch_up(ds1307);
	ds1307_watch(ds1307);
}

static int ds1307_set_advance(struct ds1307 *ds1307, u32 seconds)
{
	u32 i;

	ds1307_catch_up(ds1307);
	for (i = 0; i < seconds && ds1307_runs(ds1307); i++)
		ds1307_tick(ds1307);
	ds1307_drive(ds1307);
	ds1307->advance = seconds;
	return 0;
}

static int ds1307_set_crystal(struct ds1307 *ds1307, u32 crystal)
{
	ds1307_catch_up(ds1307);
	ds1307->crystal = crystal;
	ds1307_later(ds1307);
	return 0;
}

/* Power */

/* 1 January 2000, a Saturday to the DS3231 and a Sunday to the others. */
static void ds1307_first_power(struct ds1307 *ds1307)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);
	u8 *registers = ds1307->registers;
	u8 *time = registers + kind->time;
	size_t i;

	for (i = 0; i < DS1307_REGISTERS; i++)
		registers[i] = 0;
	time[DS1307_SECOND] = kind->first_time;
	time[DS1307_WEEKDAY] = 1;
	time[DS1307_DAY] = 1;
	time[DS1307_MONTH] = 1;
	registers[kind->control_at] = kind->control;
	if (kind->alarms)
		registers[kind->status_at] = kind->status;
	ds1307->since = ktime_get_boottime_ns();
}

static int ds1307_init(struct ds1307 *ds1307)
{
	ds1307->battery = !ds1307_kind(ds1307)->mains;
	ds1307->crystal = 1;
	ds1307_first_power(ds1307);
	return 0;
}

/* What was shown last still is, and no alarm pulls the pin. */
static void ds1307_power_back(struct ds1307 *ds1307)
{
	u8 *alarm = &ds1307->registers[M41T80_ALARM];

	if (!ds1307_kind(ds1307)->copied)
		return;
	ds1307->registers[M41T80_HALT] |= M41T80_HT;
	*alarm = (u8)(*alarm & ~(M41T80_AFE | M41T80_ABE));
}

static void ds1307_power_on(struct ds1307 *ds1307)
{
	ds1307->pointer = 0;
	if (ds1307->battery)
		ds1307_power_back(ds1307);
	else
		ds1307_first_power(ds1307);
	ds1307_later(ds1307);
}

/* Transfers */

static void ds1307_copy(struct ds1307 *ds1307)
{
	size_t i;

	if (ds1307->registers[M41T80_HALT] & M41T80_HT)
		return;
	for (i = 0; i < ds1307_kind(ds1307)->copied; i++)
		ds1307->copy[i] = ds1307->registers[i];
}

/* All of the copy is counted on from, and a second begins. */
static void ds1307_copy_back(struct ds1307 *ds1307)
{
	size_t i;

	if (!ds1307->copy_written)
		return;
	for (i = 0; i < ds1307_kind(ds1307)->copied; i++)
		ds1307->registers[i] = ds1307->copy[i];
	ds1307->copy_written = false;
	ds1307->since = ktime_get_boottime_ns();
}

static bool ds1307_start(struct ds1307 *ds1307, bool read)
{
	ds1307_copy_back(ds1307);
	ds1307_catch_up(ds1307);
	ds1307_copy(ds1307);
	ds1307->pointed = read;
	ds1307->run = 0;
	return true;
}

static void ds1307_next(struct ds1307 *ds1307)
{
	ds1307->pointer = (u8)((ds1307->pointer + 1u) % ds1307_kind(ds1307)->registers);
}

/* Flags can only be cleared; of the others, what is not there stays 0. */
static u8 ds1307_keeps(const struct ds1307 *ds1307, u8 at, u8 byte)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);
	u8 was = ds1307->registers[at];
	u8 flags = kind->lost_at == at ? kind->lost : 0;

	if (at == kind->status_at)
		return (u8)((was & kind->read_flags) | (byte & was & (flags | kind->flags)) |
			    (byte & kind->status_bits));
	if (at == kind->control_at)
		return (u8)((byte & was & flags) | (byte & kind->control_bits & ~flags));
	return byte;
}

static void ds1307_put(struct ds1307 *ds1307, u8 byte)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);
	u8 at = ds1307->pointer;

	if (at < kind->copied) {
		ds1307->copy[at] = byte;
		ds1307->copy_written = true;
	} else {
		ds1307->registers[at] = ds1307_keeps(ds1307, at, byte);
		if (at == kind->time)
			ds1307->since = ktime_get_boottime_ns();
	}
	ds1307_next(ds1307);
}

static bool ds1307_write(struct ds1307 *ds1307, u8 byte)
{
	if (ds1307->pointed)
		ds1307_put(ds1307, byte);
	else
		ds1307->pointer = byte % ds1307_kind(ds1307)->registers;
	ds1307->pointed = true;
	return true;
}

/* Hundredths of a second, which no register counts. */
static u8 ds1307_fraction(const struct ds1307 *ds1307)
{
	u32 ns = (u32)min_t(u64, ktime_get_boottime_ns() - ds1307->since, NSEC_PER_SEC - 1);
	u32 n = ns / (NSEC_PER_SEC / 100);

	return (u8)(n / 10 << 4 | n % 10);
}

static u8 ds1307_show(struct ds1307 *ds1307, u8 at)
{
	const struct ds1307_kind *kind = ds1307_kind(ds1307);
	u8 byte = ds1307->registers[at];

	if (at < kind->copied)
		return at < kind->time ? ds1307_fraction(ds1307) : ds1307->copy[at];
	if (at == kind->status_at)
		ds1307->registers[at] &= (u8)~kind->read_flags;
	return byte;
}

static u8 ds1307_read(struct ds1307 *ds1307)
{
	u8 first = ds1307_kind(ds1307)->time;
	u8 at = ds1307->pointer;

	if (at == first + ds1307->run && ++ds1307->run == DS1307_TIME)
		ds1307->transfers_of_time++;
	ds1307_next(ds1307);
	return ds1307_show(ds1307, at);
}

static void ds1307_stop(struct ds1307 *ds1307)
{
	ds1307_copy_back(ds1307);
	ds1307_catch_up(ds1307);
	if (ds1307_kind(ds1307)->alarms)
		ds1307_flag(ds1307, 0);
	ds1307_drive(ds1307);
	ds1307_watch(ds1307);
}

inox_sim_chip(ds1307, DS1307_MODELS, DS1307_ATTRS,
	.init = ds1307_init,
	.power_on = ds1307_power_on,
	.start = ds1307_start,
	.write = ds1307_write,
	.read = ds1307_read,
	.stop = ds1307_stop,
	.later = ds1307_later);

MODULE_DESCRIPTION("DS1307 and M41T80 real-time clocks for simulated I2C buses");
MODULE_LICENSE("GPL");
