/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: hwmon.h
 *
 * Hardware monitoring.  A driver lists getters and setters; an attribute exists
 * because it has a getter and is writable because it has a setter, so nothing
 * can disagree.  All names are those of Documentation/hwmon/sysfs-interface.
 */
#ifndef INOX_HWMON_H
#define INOX_HWMON_H

#include <linux/err.h>
#include <linux/hwmon.h>
#include <linux/workqueue.h>

#include <inox/device.h>
#include <inox/reg.h>

/* The attributes of a temperature channel, in the order of their slots. */
#define INOX__TEMP_VALUES(x) \
	x(input) x(min) x(max) x(max_hyst) x(crit) x(crit_hyst)
#define INOX__TEMP_FLAGS(x) \
	x(alarm) x(min_alarm) x(max_alarm) x(crit_alarm) x(fault)

#define INOX__SLOT(attr) inox__temp_##attr,
enum inox__hwmon_slot {
	INOX__TEMP_VALUES(INOX__SLOT)
	inox__temp_flags,
	inox__before_flags = inox__temp_flags - 1,
	INOX__TEMP_FLAGS(INOX__SLOT)
	inox__update_interval,
	inox__hwmon_slots,
};

#define INOX__TEMP_SLOT(attr) [hwmon_temp_##attr] = 1 + inox__temp_##attr,
#define INOX__TEMP_BIT(attr) | BIT(hwmon_temp_##attr)

/* The slot of an attribute, or inox__hwmon_slots. */
static inline unsigned int inox__hwmon_slot(enum hwmon_sensor_types type,
					    u32 attr)
{
	static const u8 temp[] = {
		INOX__TEMP_VALUES(INOX__TEMP_SLOT)
		INOX__TEMP_FLAGS(INOX__TEMP_SLOT)
	};

	if (type == hwmon_temp && attr < ARRAY_SIZE(temp) && temp[attr])
		return temp[attr] - 1u;
	if (type == hwmon_chip && attr == hwmon_chip_update_interval)
		return inox__update_interval;
	return inox__hwmon_slots;
}

/**
 * inox_hwmon_notify() - wake those who poll an attribute of temp1
 * @self: the driver's object
 * @attr: name of the attribute: alarm, max, ...
 *
 * The notice leaves when the callback has ended.
 *
 * Context: In a callback of @self.
 */
#define inox_hwmon_notify(self, attr) \
	((void)((self)->bus.inox__dev.inox__news |= BIT(hwmon_temp_##attr)))

/*
 * A thermal zone is told too, which takes its lock; and that may be held by who
 * reads the temperature.  So those who listen hear of it from a work.
 */
struct inox__hwmon_news {
	struct inox_dev *inox__dev;
	struct device *inox__class;
	struct work_struct inox__work;
	atomic_t inox__attrs;
};

static inline void inox__hwmon_notify(struct work_struct *work)
{
	struct inox__hwmon_news *news =
		container_of(work, struct inox__hwmon_news, inox__work);
	u32 attrs = (u32)atomic_xchg(&news->inox__attrs, 0);

	for (; attrs; attrs &= attrs - 1)
		hwmon_notify_event(news->inox__class, hwmon_temp,
				   (u32)__ffs(attrs), 0);
}

static inline void inox__hwmon_tell(struct inox_dev *dev, u32 attrs)
{
	struct inox__hwmon_news *news = dev->inox__listeners;

	atomic_or((int)attrs, &news->inox__attrs);
	schedule_work(&news->inox__work);
}

/* Before the class device goes. */
static inline void inox__hwmon_quiet(void *data)
{
	struct inox__hwmon_news *news = data;

	inox__dev_unlisten(news->inox__dev);
	cancel_work_sync(&news->inox__work);
}

static const u32 inox__hwmon_temp_config[] = {
	0 INOX__TEMP_VALUES(INOX__TEMP_BIT) INOX__TEMP_FLAGS(INOX__TEMP_BIT), 0
};

static const u32 inox__hwmon_chip_config[] = {
	HWMON_C_REGISTER_TZ | HWMON_C_UPDATE_INTERVAL, 0
};

static const struct hwmon_channel_info inox__hwmon_temp_info = {
	.type = hwmon_temp,
	.config = inox__hwmon_temp_config,
};

static const struct hwmon_channel_info inox__hwmon_chip_info = {
	.type = hwmon_chip,
	.config = inox__hwmon_chip_config,
};

/* All that there can be; the visible callback leaves what there is. */
static __maybe_unused const struct hwmon_channel_info *inox__hwmon_info[] = {
	&inox__hwmon_chip_info, &inox__hwmon_temp_info, NULL
};

static inline umode_t inox__hwmon_mode(bool get, bool set)
{
	return (get ? 0444 : 0) | (set ? 0200 : 0);
}

static __always_inline struct inox_dev *inox__hwmon_enter(struct device *class)
{
	struct inox_dev *dev = dev_get_drvdata(class);

	inox__dev_enter(dev);
	return dev;
}

static inline int inox__hwmon_publish(struct inox_dev *dev,
				      const struct hwmon_chip_info *chip)
{
	struct inox__hwmon_news *news = inox__fail() ? NULL :
		devm_kzalloc(dev->inox__device, sizeof(*news), GFP_KERNEL);

	if (!news)
		return -ENOMEM;
	news->inox__dev = dev;
	INIT_WORK(&news->inox__work, inox__hwmon_notify);
	news->inox__class =
		devm_hwmon_device_register_with_info(dev->inox__device,
						     dev->inox__name, dev,
						     chip, NULL);
	if (IS_ERR(news->inox__class))
		return PTR_ERR(news->inox__class);
	inox__dev_listen(dev, news, inox__hwmon_tell);
	return devm_add_action_or_reset(dev->inox__device, inox__hwmon_quiet, news);
}

#define INOX__FIELD(attr) , attr

/* Named members for the driver's table, the same as arrays for the thunks. */
#define INOX__HWMON_TABLE(tag)						\
	struct inox__##tag##_mdegc {					\
		int (*get)(struct tag *self, struct inox_mdegc *value);	\
		int (*set)(struct tag *self, struct inox_mdegc value);	\
	};								\
	struct inox__##tag##_flag {					\
		int (*get)(struct tag *self, bool *flag);		\
	};								\
	struct inox__##tag##_ms {					\
		int (*get)(struct tag *self, struct inox_ms *value);	\
		int (*set)(struct tag *self, struct inox_ms value);	\
	};								\
	struct inox__##tag##_hwmon {					\
		struct {						\
			union {						\
				struct {				\
					struct inox__##tag##_mdegc none[0] \
					INOX__TEMP_VALUES(INOX__FIELD);	\
				};					\
				struct inox__##tag##_mdegc		\
					inox__value[inox__temp_flags];	\
			};						\
			union {						\
				struct {				\
					struct inox__##tag##_flag empty[0] \
					INOX__TEMP_FLAGS(INOX__FIELD);	\
				};					\
				struct inox__##tag##_flag		\
					inox__flag[inox__update_interval - \
						   inox__temp_flags];	\
			};						\
		} temp;							\
		struct inox__##tag##_ms update_interval;		\
	}

/**
 * inox_hwmon() - what a driver reports to hardware monitoring
 * @tag: the driver's struct; <tag>_hwmon becomes the .publish of its driver
 * @...: designated getters and setters, each pair in braces:
 *	.temp.input, .min, .max, .max_hyst, .crit, .crit_hyst in millidegrees
 *	Celsius, .temp.alarm, .min_alarm, .max_alarm, .crit_alarm, .fault
 *	(getter only), and .update_interval in milliseconds
 *
 * A getter or setter has the object to itself, may sleep and returns an errno.
 */
#define inox_hwmon(tag, ...)						\
	INOX__HWMON_TABLE(tag);						\
	static const struct inox__##tag##_hwmon inox__##tag##_hwmon = {	\
		__VA_ARGS__						\
	};								\
	static umode_t							\
	inox__##tag##_visible(const void *data, enum hwmon_sensor_types type, \
			      u32 attr, int channel)			\
	{								\
		const struct inox__##tag##_hwmon *table = &inox__##tag##_hwmon; \
		unsigned int slot = inox__hwmon_slot(type, attr);	\
									\
		if (slot < inox__temp_flags)				\
			return inox__hwmon_mode(table->temp.inox__value[slot].get, \
						table->temp.inox__value[slot].set); \
		if (slot < inox__update_interval)			\
			return inox__hwmon_mode(table->temp.inox__flag	\
				[slot - inox__temp_flags].get, false);	\
		return inox__hwmon_mode(table->update_interval.get,	\
					table->update_interval.set);	\
	}								\
	static int							\
	inox__##tag##_get(struct tag *self, unsigned int slot, long *out) \
	{								\
		const struct inox__##tag##_hwmon *table = &inox__##tag##_hwmon; \
		struct inox_mdegc mdegc = inox_mdegc(0);		\
		struct inox_ms ms = inox_ms(0);				\
		bool flag = false;					\
		int err;						\
									\
		if (slot < inox__temp_flags) {				\
			err = table->temp.inox__value[slot].get(self, &mdegc); \
			*out = mdegc.inox__count;			\
		} else if (slot < inox__update_interval) {		\
			err = table->temp.inox__flag			\
				[slot - inox__temp_flags].get(self, &flag); \
			*out = flag;					\
		} else {						\
			err = table->update_interval.get(self, &ms);	\
			*out = ms.inox__count;				\
		}							\
		return err;						\
	}								\
	static int							\
	inox__##tag##_set(struct tag *self, unsigned int slot, long value) \
	{								\
		const struct inox__##tag##_hwmon *table = &inox__##tag##_hwmon; \
									\
		if (slot < inox__temp_flags)				\
			return table->temp.inox__value[slot].set(self,	\
							inox_mdegc(value)); \
		return table->update_interval.set(self, inox_ms(value)); \
	}								\
	static int							\
	inox__##tag##_hwmon_read(struct device *device,			\
				 enum hwmon_sensor_types type, u32 attr, \
				 int channel, long *out)		\
	{								\
		struct inox_dev *dev = inox__hwmon_enter(device);	\
		int err = inox__##tag##_get((struct tag *)dev,		\
				inox__hwmon_slot(type, attr), out);	\
									\
		inox__dev_leave(dev);					\
		return err;						\
	}								\
	static int							\
	inox__##tag##_hwmon_write(struct device *device,		\
				  enum hwmon_sensor_types type, u32 attr, \
				  int channel, long value)		\
	{								\
		struct inox_dev *dev = inox__hwmon_enter(device);	\
		int err = inox__##tag##_set((struct tag *)dev,		\
				inox__hwmon_slot(type, attr), value);	\
									\
		inox__dev_leave(dev);					\
		return err;						\
	}								\
	static __must_check int						\
	tag##_hwmon(const struct inox_built *built)			\
	{								\
		static const struct hwmon_ops ops = {			\
			.is_visible = inox__##tag##_visible,		\
			.read = inox__##tag##_hwmon_read,		\
			.write = inox__##tag##_hwmon_write,		\
		};							\
		static const struct hwmon_chip_info chip = {		\
			.ops = &ops,					\
			.info = inox__hwmon_info,			\
		};							\
									\
		return inox__hwmon_publish(inox__built_dev(built), &chip);	\
	}								\
	struct tag

#endif
