/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: mtd.h
 *
 * Memory technology devices: flash that is erased in blocks.  A driver's calls
 * do a part of what they are asked for, at their own pace, and say how much by
 * the cursor they are given; the layer calls again until all is done.  Between
 * two calls the device may be unbound, so no user makes that wait for longer
 * than one operation of the chip takes, and one who erases can be killed.
 *
 * A file of the device may stay open when it is unbound.  The core then keeps
 * nothing but a pointer to the description, so that is counted, with the gate
 * before the device: who comes later gets -ENODEV.  A reboot shuts the gate as
 * well; it finds the chip between two operations, and nobody begins another.
 *
 * Why nobody has a description that is gone:
 *
 * 1. Who opens the device is counted, under the core's lock; one who comes when
 *    the gate is shut is sent away.
 * 2. The core forgets the description before the driver's count goes.
 * 3. Who leaves last frees it; the core does not touch it after that.
 * 4. He still holds the core's lock, which the module's exit takes once.
 */
#ifndef INOX_MTD_H
#define INOX_MTD_H

#include <linux/mtd/mtd.h>
#include <linux/sched/signal.h>

#include <inox/bytes.h>
#include <inox/device.h>
#include <inox/revoke.h>

#define INOX__MTD_NAME	64

/**
 * struct inox_mtd_about - what a flash is like
 * @size: bytes; at most INT_MAX
 * @erase_size: bytes of the smallest block that can be erased; of @size a part
 * @write_size: bytes that are best written at once
 * @read_only: nobody may write it
 * @no_lock: it has no block protection, whatever the driver has
 * @label: its name, copied; NULL: the device's
 */
struct inox_mtd_about {
	u32 size;
	u32 erase_size;
	u32 write_size;
	bool read_only;
	bool no_lock;
	const char *label;
} __designated_init;

/* A driver's calls with its type erased. */
struct inox__mtd {
	struct inox_mtd_about (*inox__about)(const struct inox_dev *dev);
	int (*inox__read)(struct inox_dev *dev, u32 at, struct inox_writer *out);
	int (*inox__write)(struct inox_dev *dev, u32 at, struct inox_reader *in);
	struct inox_u32 (*inox__erase)(struct inox_dev *dev, u32 at, u32 n);
	int (*inox__lock)(struct inox_dev *dev, u32 at, u32 n, bool on);
	int (*inox__locked)(struct inox_dev *dev, u32 at, u32 n, bool *locked);
};

/* Counted: one holder is the device, the others are users. */
struct inox__flash {
	refcount_t inox__holders;
	struct inox_dev *inox__dev;		/* held */
	struct mtd_info inox__info;
	const struct inox__mtd *inox__calls;
	char inox__name[INOX__MTD_NAME];
};

static inline struct inox__flash *inox__flash_of(struct mtd_info *info)
{
	return container_of(info, struct inox__flash, inox__info);
}

static inline void inox__flash_put(struct inox__flash *flash)
{
	if (!refcount_dec_and_test(&flash->inox__holders))
		return;
	inox__dev_put(flash->inox__dev);
	kfree(flash);
	inox__count_down(inox__live_provider);
}

/* Both with the core's lock; @info may be a partition. */
static inline int inox__mtd_get_device(struct mtd_info *info)
{
	struct inox__flash *flash = inox__flash_of(mtd_get_master(info));

	if (inox__fail() || inox__dev_is_revoked(flash->inox__dev))
		return -ENODEV;
	refcount_inc(&flash->inox__holders);
	return 0;
}

static inline void inox__mtd_put_device(struct mtd_info *info)
{
	inox__flash_put(inox__flash_of(mtd_get_master(info)));
}

static inline int inox__mtd_read_some(struct inox__flash *flash, u32 at,
				      struct inox_writer *out)
{
	size_t left = inox_writer_left(out);
	struct inox_dev *dev = flash->inox__dev;
	int err;

	if (!inox__dev_visit(dev))
		return -ENODEV;
	err = flash->inox__calls->inox__read(dev, at, out);
	inox__dev_leave(dev);
	return err ?: inox_writer_left(out) == left ? -EIO : 0;
}

static inline int inox__mtd_read(struct mtd_info *info, loff_t from, size_t n,
				 size_t *did, u_char *to)
{
	struct inox_writer out = inox__writer_over(to, n);
	int err = 0;

	while (!err && inox_writer_left(&out))
		err = inox__mtd_read_some(inox__flash_of(info),
					  (u32)(from + inox_writer_used(&out)),
					  &out);
	*did = inox_writer_used(&out);
	return err;
}

static inline int inox__mtd_write_some(struct inox__flash *flash, u32 at,
				       struct inox_reader *in)
{
	size_t left = inox_reader_left(in);
	struct inox_dev *dev = flash->inox__dev;
	int err;

	if (!inox__dev_visit(dev))
		return -ENODEV;
	err = flash->inox__calls->inox__write(dev, at, in);
	inox__dev_leave(dev);
	return err ?: inox_reader_left(in) == left ? -EIO : 0;
}

/* What a call that fails has taken may be written or not: it does not count. */
static inline int inox__mtd_write(struct mtd_info *info, loff_t to, size_t n,
				  size_t *did, const u_char *from)
{
	struct inox_reader in = inox__reader_over(from, n);
	int err = 0;

	while (!err && inox_reader_left(&in)) {
		*did = n - inox_reader_left(&in);
		err = inox__mtd_write_some(inox__flash_of(info),
					   (u32)(to + *did), &in);
	}
	if (!err)
		*did = n;
	return err;
}

static inline struct inox_u32
inox__mtd_erase_some(struct inox__flash *flash, u32 at, u32 n)
{
	struct inox_dev *dev = flash->inox__dev;
	struct inox_u32 did;

	if (fatal_signal_pending(current))
		return inox_u32_err(-EINTR);
	if (!inox__dev_visit(dev))
		return inox_u32_err(-ENODEV);
	did = flash->inox__calls->inox__erase(dev, at, n);
	inox__dev_leave(dev);
	return did;
}

static inline int inox__mtd_erase_from(struct inox__flash *flash, u32 *at, u32 n)
{
	while (n) {
		u32 did = TRY(inox__mtd_erase_some(flash, *at, n));

		if (!did || did > n)
			return -EIO;
		*at += did;
		n -= did;
	}
	return 0;
}

static inline int inox__mtd_erase(struct mtd_info *info, struct erase_info *what)
{
	u32 at = (u32)what->addr;
	int err;

	if ((what->addr | what->len) & (info->erasesize - 1))
		return -EINVAL;
	err = inox__mtd_erase_from(inox__flash_of(info), &at, (u32)what->len);
	if (err)
		what->fail_addr = at;
	return err;
}

static inline int inox__mtd_set_lock(struct mtd_info *info, loff_t at, u64 n,
				     bool on)
{
	struct inox__flash *flash = inox__flash_of(info);
	struct inox_dev *dev = flash->inox__dev;
	int err;

	if (!inox__dev_visit(dev))
		return -ENODEV;
	err = flash->inox__calls->inox__lock(dev, (u32)at, (u32)n, on);
	inox__dev_leave(dev);
	return err;
}

static inline int inox__mtd_lock(struct mtd_info *info, loff_t at, u64 n)
{
	return inox__mtd_set_lock(info, at, n, true);
}

static inline int inox__mtd_unlock(struct mtd_info *info, loff_t at, u64 n)
{
	return inox__mtd_set_lock(info, at, n, false);
}

static inline int inox__mtd_is_locked(struct mtd_info *info, loff_t at, u64 n)
{
	struct inox__flash *flash = inox__flash_of(info);
	struct inox_dev *dev = flash->inox__dev;
	bool locked = false;
	int err;

	if (!inox__dev_visit(dev))
		return -ENODEV;
	err = flash->inox__calls->inox__locked(dev, (u32)at, (u32)n, &locked);
	inox__dev_leave(dev);
	return err ?: locked;
}

/* The device stays, and may be unbound meanwhile. */
static inline void inox__mtd_reboot(struct mtd_info *info)
{
	inox__dev_revoke(inox__flash_of(info)->inox__dev);
}

/* A core that still shows the device finds a shut gate, and this module, for ever. */
static inline void inox__mtd_unpublish(void *data)
{
	struct inox__flash *flash = data;
	int err = mtd_device_unregister(&flash->inox__info);

	if (!err) {
		inox__flash_put(flash);
		return;
	}
	pr_err("%s is not unregistered: %d\n", flash->inox__name, err);
	__module_get(flash->inox__info.owner);
}

/* Who left last may not be out of our code yet: he has the core's lock. */
static inline void inox__mtd_module_end(void)
{
	struct mtd_info *nobody = get_mtd_device(NULL, -1);

	if (!IS_ERR(nobody))
		put_mtd_device(nobody);
}

static inline void inox__flash_describe(struct inox__flash *flash,
					struct device *device,
					const struct inox_mtd_about *about)
{
	struct mtd_info *info = &flash->inox__info;

	strscpy(flash->inox__name, about->label ?: dev_name(device),
		sizeof(flash->inox__name));
	info->name = flash->inox__name;
	info->owner = device->driver->owner;
	info->dev.parent = device;
	mtd_set_of_node(info, dev_of_node(device));
	info->type = MTD_NORFLASH;
	info->flags = about->read_only ? MTD_CAP_ROM : MTD_CAP_NORFLASH;
	info->size = about->size;
	info->erasesize = about->erase_size;
	info->writesize = 1;
	info->writebufsize = about->write_size;
}

static inline void inox__flash_connect(struct inox__flash *flash,
				       const struct inox_mtd_about *about)
{
	struct mtd_info *info = &flash->inox__info;

	info->_read = inox__mtd_read;
	info->_write = inox__mtd_write;
	info->_erase = inox__mtd_erase;
	info->_get_device = inox__mtd_get_device;
	info->_put_device = inox__mtd_put_device;
	info->_reboot = inox__mtd_reboot;
	if (about->no_lock)
		return;
	info->_lock = inox__mtd_lock;
	info->_unlock = inox__mtd_unlock;
	info->_is_locked = inox__mtd_is_locked;
}

static inline int inox__mtd_register(struct inox__flash *flash)
{
	const struct mtd_info *info = &flash->inox__info;

	if (!info->erasesize || !info->size || info->size > INT_MAX ||
	    !is_power_of_2(info->erasesize) ||
	    info->size & (info->erasesize - 1))
		return -EINVAL;
	if (inox__fail())
		return -ENOMEM;
	return mtd_device_register(&flash->inox__info, NULL, 0);
}

static inline int inox__mtd_publish(struct inox_dev *dev,
				    const struct inox__mtd *calls)
{
	const struct inox_mtd_about about = calls->inox__about(dev);
	struct inox__flash *flash = inox__fail() ? NULL :
		kzalloc(sizeof(*flash), GFP_KERNEL);
	int err;

	if (!flash)
		return -ENOMEM;
	inox__last = inox__mtd_module_end;
	flash->inox__calls = calls;
	inox__flash_describe(flash, dev->inox__device, &about);
	inox__flash_connect(flash, &about);
	refcount_set(&flash->inox__holders, 1);
	flash->inox__dev = dev;
	inox__dev_get(dev);
	inox__count_up(inox__live_provider);
	err = inox__mtd_register(flash);
	if (!err)
		return devm_add_action_or_reset(dev->inox__device,
						inox__mtd_unpublish, flash);
	inox__flash_put(flash);
	return dev_err_probe(dev->inox__device, err, "mtd is not registered\n");
}

int INOX__REFUSED("inox_mtd() needs .about, .read, .write and .erase")
inox__mtd_incomplete(void);
int INOX__REFUSED("a lock needs .lock and .locked")
inox__mtd_lock_incomplete(void);

#define INOX__MTD_CALLS(tag, ...)					\
	struct inox__##tag##_mtd {					\
		struct inox_mtd_about (*about)(const struct tag *self);	\
		int (*read)(struct tag *self, u32 at,			\
			    struct inox_writer *out);			\
		int (*write)(struct tag *self, u32 at,			\
			     struct inox_reader *in);			\
		struct inox_u32 (*erase)(struct tag *self, u32 at, u32 n); \
		int (*lock)(struct tag *self, u32 at, u32 n, bool on);	\
		int (*locked)(struct tag *self, u32 at, u32 n, bool *locked); \
	};								\
	static const struct inox__##tag##_mtd inox__##tag##_mtd = {	\
		__VA_ARGS__						\
	};								\
	static struct inox_mtd_about					\
	inox__##tag##_mtd_about(const struct inox_dev *dev)		\
	{								\
		struct inox_mtd_about about =				\
			inox__##tag##_mtd.about((const struct tag *)dev); \
									\
		about.no_lock |= !inox__##tag##_mtd.lock;		\
		return about;						\
	}								\
	static int inox__##tag##_mtd_read(struct inox_dev *dev, u32 at,	\
					  struct inox_writer *out)	\
	{								\
		return inox__##tag##_mtd.read((struct tag *)dev, at, out); \
	}								\
	static int inox__##tag##_mtd_write(struct inox_dev *dev, u32 at, \
					   struct inox_reader *in)	\
	{								\
		return inox__##tag##_mtd.write((struct tag *)dev, at, in); \
	}								\
	static struct inox_u32						\
	inox__##tag##_mtd_erase(struct inox_dev *dev, u32 at, u32 n)	\
	{								\
		return inox__##tag##_mtd.erase((struct tag *)dev, at, n); \
	}								\
	static int inox__##tag##_mtd_lock(struct inox_dev *dev, u32 at,	\
					  u32 n, bool on)		\
	{								\
		return inox__##tag##_mtd.lock((struct tag *)dev, at, n, on); \
	}								\
	static int inox__##tag##_mtd_locked(struct inox_dev *dev, u32 at, \
					    u32 n, bool *locked)	\
	{								\
		return inox__##tag##_mtd.locked((struct tag *)dev, at, n, locked); \
	}

/**
 * inox_mtd() - make a chip a memory technology device
 * @tag: the driver's struct; <tag>_mtd becomes the .publish of its driver
 * @...: designated callbacks, the first four needed, the others both or none, or
 *	it does not compile:
 *	``.about(const struct tag *)`` gives a struct inox_mtd_about, once;
 *	``.read(struct tag *, u32 at, struct inox_writer *)`` writes some bytes to
 *	the writer, at least one;
 *	``.write(struct tag *, u32 at, struct inox_reader *)`` takes some from the
 *	reader, at least one, and programs them;
 *	``.erase(struct tag *, u32 at, u32 n)`` gives a struct inox_u32: how many
 *	bytes it has erased, at most @n; both are multiples of .erase_size;
 *	``.lock(struct tag *, u32 at, u32 n, bool on)`` sets block protection;
 *	``.locked(struct tag *, u32 at, u32 n, bool *)`` says whether all of it is
 *
 * They have the object to themselves, may sleep and return an errno.  The core
 * has checked that what it asks for lies in the device.
 */
#define inox_mtd(tag, ...)						\
	INOX__MTD_CALLS(tag, __VA_ARGS__)				\
	static __must_check int						\
	tag##_mtd(const struct inox_built *built)			\
	{								\
		static const struct inox__mtd calls = {			\
			.inox__about = inox__##tag##_mtd_about,		\
			.inox__read = inox__##tag##_mtd_read,		\
			.inox__write = inox__##tag##_mtd_write,		\
			.inox__erase = inox__##tag##_mtd_erase,		\
			.inox__lock = inox__##tag##_mtd_lock,		\
			.inox__locked = inox__##tag##_mtd_locked,	\
		};							\
									\
		if (!inox__##tag##_mtd.about || !inox__##tag##_mtd.read || \
		    !inox__##tag##_mtd.write || !inox__##tag##_mtd.erase) \
			return inox__mtd_incomplete();			\
		if (!inox__##tag##_mtd.lock != !inox__##tag##_mtd.locked) \
			return inox__mtd_lock_incomplete();		\
		return inox__mtd_publish(inox__built_dev(built), &calls); \
	}								\
	struct tag

#endif
