/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: sysfs.h
 *
 * Files of a device, for what no class has a word for: a sensor's temperature goes
 * to hwmon, an oscillator's trim here.  They are lines of a list
 * ``#define THING_FILES(file)``, in the words of <inox/configfs.h>:
 *
 * - file(tag, member, ro_int): decimal, what the member holds
 * - file(tag, member, rw_int, lo, hi): that, and it can be written
 * - file(tag, member, set_int, lo, hi): written through int <tag>_set_<member>(self,
 *	value) of the member's type, which stores it if the device takes it
 * - file(tag, name, text): read through int <tag>_<name>(self, struct inox_text *)
 * - file(tag, name, act): writing 1 calls int <tag>_<name>(self)
 *
 * Whoever reads or writes has the object to himself and may sleep.  Numbers may be
 * written decimal, hexadecimal or octal; no number is EINVAL, one out of range ERANGE,
 * and the driver is asked for neither.  Unbinding waits for who is inside, and takes
 * the files away before .remove.
 */
#ifndef INOX_SYSFS_H
#define INOX_SYSFS_H

#include <linux/device.h>
#include <linux/kernel.h>
#include <linux/sysfs.h>

#include <inox/device.h>
#include <inox/text.h>

struct inox__sysfs_file {
	struct device_attribute inox__attr;
	int (*inox__show)(struct inox_dev *dev, struct inox_text *text);
	int (*inox__store)(struct inox_dev *dev, s64 value);
	s64 inox__lo, inox__hi;
};

static inline ssize_t inox__sysfs_show(struct device *device,
				       struct device_attribute *attr, char *page)
{
	const struct inox__sysfs_file *file =
		container_of(attr, struct inox__sysfs_file, inox__attr);
	struct inox_dev *dev = dev_get_drvdata(device);
	struct inox_text text = { .inox__page = page };
	int err;

	inox__dev_enter(dev);
	err = file->inox__show(dev, &text);
	inox__dev_leave(dev);
	return err ?: text.inox__len;
}

static inline ssize_t inox__sysfs_store(struct device *device,
					struct device_attribute *attr,
					const char *text, size_t len)
{
	const struct inox__sysfs_file *file =
		container_of(attr, struct inox__sysfs_file, inox__attr);
	struct inox_dev *dev = dev_get_drvdata(device);
	s64 value;
	int err = kstrtos64(text, 0, &value);

	if (err)
		return err;
	if (value < file->inox__lo || value > file->inox__hi)
		return -ERANGE;
	inox__dev_enter(dev);
	err = file->inox__store(dev, value);
	inox__dev_leave(dev);
	return err ?: (ssize_t)len;
}

static inline int inox__sysfs_publish(struct inox_dev *dev,
				      const struct attribute_group *files)
{
	return inox__fail() ? -ENOMEM :
		devm_device_add_group(dev->inox__device, files);
}

/* Who waits in poll() for the file looks again. */
static inline void inox__sysfs_changed(struct inox_dev *dev, const char *name)
{
	sysfs_notify(&dev->inox__device->kobj, NULL, name);
}

#define INOX__SYSFS_FILE(tag, file, access, show_fn, store_fn, ...)	\
	static struct inox__sysfs_file inox__##tag##_sysfs_##file = {	\
		.inox__attr = {						\
			.attr = { .name = #file, .mode = (access) },	\
			.show = inox__sysfs_show,			\
			.store = inox__sysfs_store,			\
		},							\
		.inox__show = (show_fn),				\
		.inox__store = (store_fn),				\
		__VA_ARGS__						\
	};

#define INOX__SYSFS_CHANGED(tag, name)					\
	static inline void tag##_##name##_changed(struct tag *self)	\
	{								\
		inox__sysfs_changed(&self->bus.inox__dev, #name);	\
	}

#define INOX__SYSFS_SHOW(tag, name, show)				\
	static int inox__##tag##_sysfs_show_##name(struct inox_dev *dev, \
						   struct inox_text *text) \
	{								\
		struct tag *self = (struct tag *)dev;			\
									\
		return show;						\
	}								\
	INOX__SYSFS_CHANGED(tag, name)

#define INOX__SYSFS_STORE(tag, name, store)				\
	static int inox__##tag##_sysfs_store_##name(struct inox_dev *dev, \
						    s64 value)		\
	{								\
		struct tag *self = (struct tag *)dev;			\
									\
		return store;						\
	}

/* A value in the range is one of the member's type. */
#define INOX__SYSFS_FITS(tag, member, v)				\
	static_assert((s64)(typeof(((struct tag *)NULL)->member))(v) == (s64)(v), \
		      #member " cannot hold its whole range");

#define INOX__SYSFS_DECIMAL(member) \
	({ inox_text_add(text, "%lld\n", (s64)self->member); 0; })

#define INOX__SYSFS_NUMBER(tag, member, store, lo, hi)			\
	INOX__SYSFS_FITS(tag, member, lo)				\
	INOX__SYSFS_FITS(tag, member, hi)				\
	INOX__SYSFS_SHOW(tag, member, INOX__SYSFS_DECIMAL(member))	\
	INOX__SYSFS_STORE(tag, member, store)				\
	INOX__SYSFS_FILE(tag, member, 0644,				\
			 inox__##tag##_sysfs_show_##member,		\
			 inox__##tag##_sysfs_store_##member,		\
			 .inox__lo = (lo), .inox__hi = (hi))

#define INOX__SYSFS_ro_int(tag, member)					\
	INOX__SYSFS_SHOW(tag, member, INOX__SYSFS_DECIMAL(member))	\
	INOX__SYSFS_FILE(tag, member, 0444,				\
			 inox__##tag##_sysfs_show_##member, NULL)

#define INOX__SYSFS_rw_int(tag, member, lo, hi)				\
	INOX__SYSFS_NUMBER(tag, member,					\
			   (self->member = (typeof(self->member))value, 0), lo, hi)

#define INOX__SYSFS_set_int(tag, member, lo, hi)			\
	INOX__SYSFS_NUMBER(tag, member,					\
			   tag##_set_##member(self, (typeof(self->member))value), \
			   lo, hi)

#define INOX__SYSFS_text(tag, name)					\
	INOX__SYSFS_SHOW(tag, name, tag##_##name(self, text))		\
	INOX__SYSFS_FILE(tag, name, 0444,				\
			 inox__##tag##_sysfs_show_##name, NULL)

#define INOX__SYSFS_act(tag, name)					\
	INOX__SYSFS_STORE(tag, name, tag##_##name(self))		\
	INOX__SYSFS_FILE(tag, name, 0200, NULL,				\
			 inox__##tag##_sysfs_store_##name,		\
			 .inox__lo = 1, .inox__hi = 1)

#define INOX__SYSFS_DEFINE(tag, name, kind, ...) \
	INOX__SYSFS_##kind(tag, name, ##__VA_ARGS__)
#define INOX__SYSFS_LISTED(tag, name, ...) \
	&inox__##tag##_sysfs_##name.inox__attr.attr,

/**
 * inox_sysfs() - files of a device: <tag>_sysfs, which becomes, or goes into, its .publish
 * @tag: the driver's struct
 * @list: a macro with a parameter, say "file", that lists them, see above
 *
 * Each that can be read has <tag>_<name>_changed(self), for a callback: who waits
 * for the file in poll() is told to read it again.
 *
 * What they mean belongs into Documentation/ABI of the driver: programs will
 * depend on them.
 */
#define inox_sysfs(tag, list)						\
	INOX__TRUST							\
	list(INOX__SYSFS_DEFINE)					\
	static __must_check int						\
	tag##_sysfs(const struct inox_built *built)			\
	{								\
		static struct attribute *files[] = {			\
			list(INOX__SYSFS_LISTED)			\
			NULL						\
		};							\
		static const struct attribute_group all = { .attrs = files }; \
									\
		return inox__sysfs_publish(inox__built_dev(built), &all); \
	}								\
	INOX__END							\
	struct tag

#endif
