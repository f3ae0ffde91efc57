/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: rtc.h
 *
 * Real-time clocks.  A driver speaks of dates as people do: January is month 1,
 * and a year has four digits; the layer makes of it what the kernel counts in.
 * A date that is none, as a chip gives that lost its power, never gets to a user:
 * he is told -EINVAL, and so he is of digits that are none.
 *
 * A file of the clock may stay open when its device is unbound.  The core has
 * calls that then follow a null pointer; the layer leaves it a table that says
 * -ENODEV in its place.
 */
#ifndef INOX_RTC_H
#define INOX_RTC_H

#include <linux/bcd.h>
#include <linux/err.h>
#include <linux/pm_wakeirq.h>
#include <linux/rtc.h>

#include <inox/device.h>

/**
 * struct inox_clock - a date and a time of day
 * @year: 1900 or later; 0 in an alarm: any
 * @month: 1 to 12; 0 in an alarm: any
 * @day: of the month, 1 to 31
 * @weekday: 0 is Sunday, 6 is Saturday; the layer gives it and asks nobody for it
 * @hour: 0 to 23
 * @minute: 0 to 59
 * @second: 0 to 59
 */
struct inox_clock {
	u16 year;
	u8 month, day, weekday;
	u8 hour, minute, second;
} __designated_init;

/**
 * struct inox_alarm - an alarm as the chip has it
 * @at: when it is due; it says less than a date where the chip does
 * @on: it will interrupt
 * @rang: it was due, and nobody has been told
 */
struct inox_alarm {
	struct inox_clock at;
	bool on, rang;
} __designated_init;

/**
 * struct inox_rtc_about - what a clock can do
 * @first_year: the first year it can show from its beginning, 1970 or later
 * @last_year: the last it can show to its end
 * @alarm: whether its alarm can interrupt, as it is wired here
 */
struct inox_rtc_about {
	u16 first_year, last_year;
	bool alarm;
} __designated_init;

/**
 * struct inox_rtc - a clock of the kernel; a member of the driver's object
 */
struct inox_rtc {
	/* private: */
	struct rtc_device *inox__rtc_device;
};

/**
 * inox_bcd_get() - the number that two decimal digits of a chip mean
 * @byte: a digit in each half
 *
 * Context: Any.
 * Return: A result: 0 to 99, or -EINVAL if one is no digit.
 */
static inline struct inox_u8 inox_bcd_get(u8 byte)
{
	if ((byte & 0x0f) > 9 || byte >> 4 > 9)
		return inox_u8_err(-EINVAL);
	return inox_u8_ok((u8)((byte >> 4) * 10 + (byte & 0x0f)));
}

/**
 * inox_bcd() - a number as two decimal digits
 * @n: 0 to 99
 *
 * Context: Any.
 * Return: A digit in each half.
 */
static inline u8 inox_bcd(unsigned int n)
{
	return (u8)(n / 10 % 10 << 4 | n % 10);
}

/* The kernel counts years from 1900 and months from nought; -1 is any. */
static inline void inox__rtc_tm_of(struct rtc_time *tm,
				   const struct inox_clock *clock)
{
	*tm = (struct rtc_time){
		.tm_year = clock->year ? clock->year - 1900 : -1,
		.tm_mon = clock->month - 1,
		.tm_mday = clock->day,
		.tm_hour = clock->hour,
		.tm_min = clock->minute,
		.tm_sec = clock->second,
		.tm_wday = -1,
		.tm_yday = -1,
		.tm_isdst = -1,
	};
}

/* The core has checked that this is a date. */
static inline struct inox_clock inox__rtc_clock_of(struct rtc_time *tm)
{
	struct rtc_time whole;

	rtc_time64_to_tm(rtc_tm_to_time64(tm), &whole);
	return (struct inox_clock){
		.year = (u16)(whole.tm_year + 1900),
		.month = (u8)(whole.tm_mon + 1),
		.day = (u8)whole.tm_mday,
		.weekday = (u8)whole.tm_wday,
		.hour = (u8)whole.tm_hour,
		.minute = (u8)whole.tm_min,
		.second = (u8)whole.tm_sec,
	};
}

static inline int inox__rtc_get(struct device *device, struct rtc_time *tm,
				int (*get)(struct inox_dev *dev,
					   struct inox_clock *clock))
{
	struct inox_dev *dev = dev_get_drvdata(device);
	struct inox_clock clock = { };
	int err;

	inox__dev_enter(dev);
	err = get(dev, &clock);
	inox__dev_leave(dev);
	if (err)
		return err;
	inox__rtc_tm_of(tm, &clock);
	if (rtc_valid_tm(tm))
		return -EINVAL;
	rtc_time64_to_tm(rtc_tm_to_time64(tm), tm);
	return 0;
}

static inline int inox__rtc_set(struct device *device, struct rtc_time *tm,
				int (*set)(struct inox_dev *dev,
					   const struct inox_clock *clock))
{
	struct inox_dev *dev = dev_get_drvdata(device);
	struct inox_clock clock = inox__rtc_clock_of(tm);
	int err;

	inox__dev_enter(dev);
	err = set(dev, &clock);
	inox__dev_leave(dev);
	return err;
}

static inline int
inox__rtc_get_alarm(struct device *device, struct rtc_wkalrm *raw,
		    int (*get)(struct inox_dev *dev, struct inox_alarm *alarm))
{
	struct inox_dev *dev = dev_get_drvdata(device);
	struct inox_alarm alarm = { };
	int err;

	inox__dev_enter(dev);
	err = get(dev, &alarm);
	inox__dev_leave(dev);
	if (err)
		return err;
	inox__rtc_tm_of(&raw->time, &alarm.at);
	raw->enabled = alarm.on;
	raw->pending = alarm.rang;
	return 0;
}

static inline int
inox__rtc_set_alarm(struct device *device, struct rtc_wkalrm *raw,
		    int (*set)(struct inox_dev *dev,
			       const struct inox_clock *at, bool on))
{
	struct inox_dev *dev = dev_get_drvdata(device);
	struct inox_clock at = inox__rtc_clock_of(&raw->time);
	int err;

	inox__dev_enter(dev);
	err = set(dev, &at, raw->enabled);
	inox__dev_leave(dev);
	return err;
}

static inline int
inox__rtc_switch_alarm(struct device *device, bool on,
		       int (*act)(struct inox_dev *dev, bool on))
{
	struct inox_dev *dev = dev_get_drvdata(device);
	int err;

	inox__dev_enter(dev);
	err = act(dev, on);
	inox__dev_leave(dev);
	return err;
}

/* Of a clock whose device is gone; files of it hold the module. */
static inline int inox__rtc_gone_ioctl(struct device *device, unsigned int cmd,
				       unsigned long arg)
{
	return -ENODEV;
}

static inline int inox__rtc_gone_time(struct device *device,
				      struct rtc_time *tm)
{
	return -ENODEV;
}

static inline int inox__rtc_gone_alarm(struct device *device,
				       struct rtc_wkalrm *alarm)
{
	return -ENODEV;
}

static inline int inox__rtc_gone_switch(struct device *device, unsigned int on)
{
	return -ENODEV;
}

static const struct rtc_class_ops inox__rtc_gone __maybe_unused = {
	.ioctl = inox__rtc_gone_ioctl,
	.read_time = inox__rtc_gone_time,
	.set_time = inox__rtc_gone_time,
	.read_alarm = inox__rtc_gone_alarm,
	.set_alarm = inox__rtc_gone_alarm,
	.alarm_irq_enable = inox__rtc_gone_switch,
};

/* After the core has taken the clock away, which leaves NULL. */
static inline void inox__rtc_leave(void *data)
{
	struct rtc_device *rtc = data;

	mutex_lock(&rtc->ops_lock);
	rtc->ops = &inox__rtc_gone;
	mutex_unlock(&rtc->ops_lock);
}

static inline void inox__rtc_no_wake(void *data)
{
	dev_pm_clear_wake_irq(data);
	device_init_wakeup(data, false);
}

/* Its interrupt may wake the system, as the bus may know already; users say no in power/wakeup. */
static inline int inox__rtc_wake(struct inox_dev *dev)
{
	struct device *device = dev->inox__device;

	if (inox__fail())
		return -ENOMEM;
	if (device_can_wakeup(device))
		return 0;
	TRY(device_init_wakeup(device, true));
	if (dev_pm_set_wake_irq(device, (int)dev->inox__irq.inox__line))
		dev_warn(device, "the alarm cannot wake the system\n");
	return devm_add_action_or_reset(device, inox__rtc_no_wake, device);
}

static inline int inox__rtc_publish(struct inox_dev *dev,
				    struct inox_rtc *clock,
				    struct inox_rtc_about about,
				    const struct rtc_class_ops *ops)
{
	struct rtc_device *rtc = inox__fail() ? ERR_PTR(-ENOMEM) :
		devm_rtc_allocate_device(dev->inox__device);

	if (IS_ERR(rtc))
		return PTR_ERR(rtc);
	clock->inox__rtc_device = rtc;
	rtc->ops = ops;
	rtc->range_min = mktime64(about.first_year, 1, 1, 0, 0, 0);
	rtc->range_max = (timeu64_t)mktime64(about.last_year, 12, 31, 23, 59, 59);
	if (about.alarm)
		TRY(inox__rtc_wake(dev));
	else
		clear_bit(RTC_FEATURE_ALARM, rtc->features);
	if (inox__fail())
		return -ENOMEM;
	TRY(devm_add_action_or_reset(dev->inox__device, inox__rtc_leave, rtc));
	return devm_rtc_register_device(rtc);
}

static inline void inox__rtc_ring(const struct inox_rtc *clock)
{
	rtc_update_irq(clock->inox__rtc_device, 1, RTC_AF | RTC_IRQF);
}

/**
 * inox_rtc_ring() - the alarm rang: tell who waits for it
 * @clock: the struct inox_rtc of the driver's object
 *
 * Context: In a callback; in one before the clock is published it tells nobody.
 */
#define inox_rtc_ring(clock)	inox__rtc_ring(clock)

int INOX__REFUSED("inox_rtc() needs .about, .get and .set")
inox__rtc_incomplete(void);
int INOX__REFUSED("an alarm needs .get_alarm, .set_alarm and .switch_alarm")
inox__rtc_alarm_incomplete(void);

#define INOX__RTC_THUNK(tag, call, type, what)				\
	static int inox__##tag##_rtc_##call(struct inox_dev *dev, type what) \
	{								\
		return inox__##tag##_rtc.call((struct tag *)dev, what);	\
	}

#define INOX__RTC_CALLS(tag, ...)					\
	struct inox__##tag##_rtc {					\
		struct inox_rtc_about (*about)(const struct tag *self);	\
		int (*get)(struct tag *self, struct inox_clock *clock);	\
		int (*set)(struct tag *self,				\
			   const struct inox_clock *clock);		\
		int (*get_alarm)(struct tag *self,			\
				 struct inox_alarm *alarm);		\
		int (*set_alarm)(struct tag *self,			\
				 const struct inox_clock *at, bool on);	\
		int (*switch_alarm)(struct tag *self, bool on);		\
	};								\
	static const struct inox__##tag##_rtc inox__##tag##_rtc = {	\
		__VA_ARGS__						\
	};								\
	static struct inox_rtc_about					\
	inox__##tag##_rtc_about(const struct inox_dev *dev)		\
	{								\
		struct inox_rtc_about about =				\
			inox__##tag##_rtc.about((const struct tag *)dev); \
									\
		about.alarm &= !!inox__##tag##_rtc.get_alarm;		\
		return about;						\
	}								\
	INOX__RTC_THUNK(tag, get, struct inox_clock *, clock)		\
	INOX__RTC_THUNK(tag, set, const struct inox_clock *, clock)	\
	INOX__RTC_THUNK(tag, get_alarm, struct inox_alarm *, alarm)	\
	INOX__RTC_THUNK(tag, switch_alarm, bool, on)			\
	static int inox__##tag##_rtc_set_alarm(struct inox_dev *dev,	\
					       const struct inox_clock *at, \
					       bool on)			\
	{								\
		return inox__##tag##_rtc.set_alarm((struct tag *)dev, at, on); \
	}

#define INOX__RTC_OPS(tag)						\
	static int inox__##tag##_read_time(struct device *device,	\
					   struct rtc_time *tm)		\
	{								\
		return inox__rtc_get(device, tm, inox__##tag##_rtc_get); \
	}								\
	static int inox__##tag##_set_time(struct device *device,	\
					  struct rtc_time *tm)		\
	{								\
		return inox__rtc_set(device, tm, inox__##tag##_rtc_set); \
	}								\
	static int inox__##tag##_read_alarm(struct device *device,	\
					    struct rtc_wkalrm *alarm)	\
	{								\
		return inox__rtc_get_alarm(device, alarm,		\
					   inox__##tag##_rtc_get_alarm); \
	}								\
	static int inox__##tag##_set_alarm(struct device *device,	\
					   struct rtc_wkalrm *alarm)	\
	{								\
		return inox__rtc_set_alarm(device, alarm,		\
					   inox__##tag##_rtc_set_alarm); \
	}								\
	static int inox__##tag##_alarm_irq(struct device *device,	\
					   unsigned int on)		\
	{								\
		return inox__rtc_switch_alarm(device, on,		\
				inox__##tag##_rtc_switch_alarm);	\
	}

/**
 * inox_rtc() - make a chip a clock of the kernel
 * @tag: the driver's struct; <tag>_rtc becomes the .publish of its driver
 * @member: its struct inox_rtc
 * @...: designated callbacks, the first three needed, the others all or none,
 *	or it does not compile:
 *	``.about(const struct tag *)`` gives a struct inox_rtc_about, once;
 *	``.get(struct tag *, struct inox_clock *)`` reads the time; -EINVAL if it
 *	was lost;
 *	``.set(struct tag *, const struct inox_clock *)`` writes it;
 *	``.get_alarm(struct tag *, struct inox_alarm *)``;
 *	``.set_alarm(struct tag *, const struct inox_clock *, bool on)``;
 *	``.switch_alarm(struct tag *, bool on)``
 *
 * They have the object to themselves, may sleep and return an errno.  What they
 * are asked to set is a date within the years that .about gave; what they read
 * is checked, -EINVAL if it is no date.
 */
#define inox_rtc(tag, member, ...)					\
	INOX__RTC_CALLS(tag, __VA_ARGS__)				\
	INOX__RTC_OPS(tag)						\
	static __must_check int						\
	tag##_rtc(const struct inox_built *built)			\
	{								\
		static const struct rtc_class_ops ops = {		\
			.read_time = inox__##tag##_read_time,		\
			.set_time = inox__##tag##_set_time,		\
			.read_alarm = inox__##tag##_read_alarm,		\
			.set_alarm = inox__##tag##_set_alarm,		\
			.alarm_irq_enable = inox__##tag##_alarm_irq,	\
		};							\
									\
		if (!inox__##tag##_rtc.about || !inox__##tag##_rtc.get || \
		    !inox__##tag##_rtc.set)				\
			return inox__rtc_incomplete();			\
		if (!inox__##tag##_rtc.get_alarm != !inox__##tag##_rtc.set_alarm || \
		    !inox__##tag##_rtc.get_alarm != !inox__##tag##_rtc.switch_alarm) \
			return inox__rtc_alarm_incomplete();		\
		return inox__rtc_publish(inox__built_dev(built),		\
				&((struct tag *)inox__built_dev(built))->member, \
				inox__##tag##_rtc_about(inox__built_dev(built)), \
				&ops);					\
	}								\
	struct tag

#endif
