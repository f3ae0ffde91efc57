/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: nvmem.h
 *
 * Non-volatile memory: a chip's content as an nvmem provider, which other
 * drivers find cells in, and as the file users know as "eeprom".
 *
 * A consumer may keep the provider when the device is gone, and the core calls
 * the provider all the same.  So who calls asks at the object's gate: unbinding
 * shuts it, and who comes later gets -ENODEV.
 */
#ifndef INOX_NVMEM_H
#define INOX_NVMEM_H

#include <linux/err.h>
#include <linux/nvmem-consumer.h>
#include <linux/nvmem-provider.h>
#include <linux/sysfs.h>

#include <inox/bytes.h>
#include <inox/compat.h>
#include <inox/device.h>
#include <inox/revoke.h>

/**
 * struct inox_nvmem_about - what a chip's memory is
 * @size: bytes; 0: the chip has none, and nothing is registered
 * @battery: it is kept by a battery; then it is no EEPROM and has no such file
 * @read_only: nobody may write it
 * @world_readable: else only root reads it
 * @label: name of the provider, as it is; NULL: the device's and a number
 */
struct inox_nvmem_about {
	u32 size;
	bool battery;
	bool read_only;
	bool world_readable;
	const char *label;
};

/* A driver's calls with its type erased. */
struct inox__nvmem {
	struct inox_nvmem_about (*inox__about)(const struct inox_dev *dev);
	int (*inox__read)(struct inox_dev *dev, u32 at,
			  struct inox_writer *out);
	int (*inox__write)(struct inox_dev *dev, u32 at,
			   struct inox_reader *in);
};

/* What the core calls, also when the device has gone. */
struct inox__door {
	struct inox__kept inox__kept;
	const struct inox__nvmem *inox__nvmem;
	struct device *inox__device;
	struct nvmem_device *inox__provider;
	struct bin_attribute inox__eeprom;
};

static inline int inox__nvmem_read(void *priv, unsigned int at, void *bytes,
				   size_t n)
{
	struct inox__door *door = priv;
	struct inox_writer out = inox__writer_over(bytes, n);
	struct inox_dev *dev = door->inox__kept.inox__dev;
	int err;

	if (!inox__dev_visit(dev))
		return -ENODEV;
	err = door->inox__nvmem->inox__read(dev, at, &out);
	inox__dev_leave(dev);
	return err ?: inox_writer_left(&out) ? -EIO : 0;
}

static inline int inox__nvmem_write(void *priv, unsigned int at, void *bytes,
				    size_t n)
{
	struct inox__door *door = priv;
	struct inox_reader in = inox__reader_over(bytes, n);
	struct inox_dev *dev = door->inox__kept.inox__dev;
	int err;

	if (!inox__dev_visit(dev))
		return -ENODEV;
	err = door->inox__nvmem->inox__write(dev, at, &in);
	inox__dev_leave(dev);
	return err ?: inox_reader_left(&in) ? -EIO : 0;
}

static inline int inox__door_is_of(struct device *device, const void *parent)
{
	return device->parent == parent;
}

/*
 * The object is revoked: nobody is inside, and nobody gets in.  The core has no
 * word for the last consumer's leave, but while there is one the provider can be
 * found; then the door stays, as the module does, which the consumer pins.
 */
static inline void inox__nvmem_unpublish(void *data)
{
	struct inox__door *door = data;
	struct nvmem_device *left;

	nvmem_unregister(door->inox__provider);
	left = nvmem_device_find(door->inox__device, inox__door_is_of);
	if (IS_ERR(left)) {
		inox__dev_put(door->inox__kept.inox__dev);
		kfree(door);
		inox__count_down(inox__live_provider);
		return;
	}
	nvmem_device_put(left);
	inox__keep(&door->inox__kept);
}

static inline struct nvmem_device *
inox__nvmem_register(struct inox__door *door, struct inox_nvmem_about about)
{
	struct device *device = door->inox__device;
	struct nvmem_config config = {
		.dev = device,
		.base_dev = device,
		.owner = device->driver->owner,
		.name = about.label ?: dev_name(device),
		.id = about.label ? NVMEM_DEVID_NONE : NVMEM_DEVID_AUTO,
		.type = about.battery ? NVMEM_TYPE_BATTERY_BACKED :
					NVMEM_TYPE_EEPROM,
		.read_only = about.read_only,
		.root_only = !about.world_readable,
		.size = (int)about.size,
		.stride = 1,
		.word_size = 1,
		.reg_read = inox__nvmem_read,
		.reg_write = inox__nvmem_write,
		.priv = door,
	};

	return inox__fail() ? ERR_PTR(-ENOMEM) : nvmem_register(&config);
}

/*
 * The file "eeprom".  The core would make it too, but keeps it for as long as a
 * consumer keeps the provider, and is surprised when the device was first.
 */

static inline ssize_t inox__eeprom_read(struct file *file, struct kobject *kobj,
					const struct bin_attribute *eeprom,
					char *to, loff_t at, size_t n)
{
	struct inox__door *door = eeprom->private;

	return nvmem_device_read(door->inox__provider, (unsigned int)at, n, to);
}

static inline ssize_t inox__eeprom_write(struct file *file, struct kobject *kobj,
					 const struct bin_attribute *eeprom,
					 char *from, loff_t at, size_t n)
{
	struct inox__door *door = eeprom->private;

	return nvmem_device_write(door->inox__provider, (unsigned int)at, n, from);
}

/* Older kernels say that the attribute may be changed. */
static inline ssize_t inox__eeprom_read_v1(struct file *file, struct kobject *kobj,
					   struct bin_attribute *eeprom,
					   char *to, loff_t at, size_t n)
{
	return inox__eeprom_read(file, kobj, eeprom, to, at, n);
}

static inline ssize_t inox__eeprom_write_v1(struct file *file, struct kobject *kobj,
					    struct bin_attribute *eeprom,
					    char *from, loff_t at, size_t n)
{
	return inox__eeprom_write(file, kobj, eeprom, from, at, n);
}

/* Who is inside is waited for. */
static inline void inox__eeprom_remove(void *data)
{
	struct inox__door *door = data;

	device_remove_bin_file(door->inox__device, &door->inox__eeprom);
}

static inline int inox__eeprom_create(struct inox__door *door,
				      struct inox_nvmem_about about)
{
	struct bin_attribute *eeprom = &door->inox__eeprom;

	sysfs_bin_attr_init(eeprom);
	eeprom->attr.name = "eeprom";
	eeprom->attr.mode = (about.world_readable ? 0444 : 0400) |
			    (about.read_only ? 0 : 0200);
	eeprom->size = about.size;
	eeprom->private = door;
	eeprom->read = INOX_PICK(struct bin_attribute, read, inox__eeprom_read,
				 inox__eeprom_read_v1);
	eeprom->write = INOX_PICK(struct bin_attribute, write, inox__eeprom_write,
				  inox__eeprom_write_v1);
	TRY(inox__fail() ? -ENOMEM : device_create_bin_file(door->inox__device, eeprom));
	return devm_add_action_or_reset(door->inox__device, inox__eeprom_remove, door);
}

/* Not again in each function that a driver publishes with. */
static noinline __maybe_unused int
inox__nvmem_publish(struct inox_dev *dev, const struct inox__nvmem *nvmem)
{
	struct inox_nvmem_about about = nvmem->inox__about(dev);
	struct inox__door *door;

	if (!about.size)
		return 0;
	door = inox__fail() ? NULL : kzalloc(sizeof(*door), GFP_KERNEL);
	if (!door)
		return -ENOMEM;
	inox__dev_get(dev);
	door->inox__kept.inox__dev = dev;
	door->inox__device = dev->inox__device;
	door->inox__nvmem = nvmem;
	door->inox__provider = inox__nvmem_register(door, about);
	if (IS_ERR(door->inox__provider)) {
		int err = PTR_ERR(door->inox__provider);

		inox__dev_put(dev);
		kfree(door);
		return dev_err_probe(dev->inox__device, err,
				     "nvmem is not registered\n");
	}
	inox__count_up(inox__live_provider);
	TRY(devm_add_action_or_reset(dev->inox__device, inox__nvmem_unpublish, door));
	return about.battery ? 0 : inox__eeprom_create(door, about);
}

int INOX__REFUSED("inox_nvmem() needs .about, .read and .write")
inox__nvmem_incomplete(void);

/**
 * inox_nvmem() - make a chip's memory a provider
 * @tag: the driver's struct; <tag>_nvmem becomes the .publish of its driver
 * @...: designated callbacks, all three, or it does not compile:
 *	``.about(const struct tag *)`` gives a struct inox_nvmem_about, once;
 *	``.read(struct tag *, u32 at, struct inox_writer *)`` fills the writer;
 *	``.write(struct tag *, u32 at, struct inox_reader *)`` takes all of the
 *	reader
 *
 * .read and .write have the object to themselves, may sleep and return an errno.
 * The core has checked @at and the length against the size, and asks for at
 * least one byte.  What they leave unread or unwritten without an errno is -EIO.
 */
#define inox_nvmem(tag, ...)						\
	struct inox__##tag##_nvmem {					\
		struct inox_nvmem_about (*about)(const struct tag *self); \
		int (*read)(struct tag *self, u32 at,			\
			    struct inox_writer *out);			\
		int (*write)(struct tag *self, u32 at,			\
			     struct inox_reader *in);			\
	};								\
	static const struct inox__##tag##_nvmem inox__##tag##_nvmem = {	\
		__VA_ARGS__						\
	};								\
	static struct inox_nvmem_about					\
	inox__##tag##_about(const struct inox_dev *dev)			\
	{								\
		return inox__##tag##_nvmem.about((const struct tag *)dev); \
	}								\
	static int inox__##tag##_nvmem_read(struct inox_dev *dev, u32 at, \
					    struct inox_writer *out)	\
	{								\
		return inox__##tag##_nvmem.read((struct tag *)dev, at, out); \
	}								\
	static int inox__##tag##_nvmem_write(struct inox_dev *dev, u32 at, \
					     struct inox_reader *in)	\
	{								\
		return inox__##tag##_nvmem.write((struct tag *)dev, at, in); \
	}								\
	static __must_check int						\
	tag##_nvmem(const struct inox_built *built)			\
	{								\
		static const struct inox__nvmem nvmem = {		\
			.inox__about = inox__##tag##_about,		\
			.inox__read = inox__##tag##_nvmem_read,		\
			.inox__write = inox__##tag##_nvmem_write,	\
		};							\
									\
		if (!inox__##tag##_nvmem.about ||			\
		    !inox__##tag##_nvmem.read ||			\
		    !inox__##tag##_nvmem.write)				\
			return inox__nvmem_incomplete();		\
		return inox__nvmem_publish(inox__built_dev(built), &nvmem);	\
	}								\
	struct tag

#endif
