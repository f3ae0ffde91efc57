/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: char.h
 *
 * A character device for each device, /dev/<name>-<device>, for root.  Data comes
 * and goes through cursors: no user pointer reaches the driver, and nothing is
 * fetched twice.
 *
 * A file may stay open when its device is unbound: who waits in it leaves, calls
 * give -ENODEV, poll() says POLLHUP and POLLERR.  The module cannot be unloaded
 * while a file is open.
 */
#ifndef INOX_CHAR_H
#define INOX_CHAR_H

#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/poll.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include <inox/bytes.h>
#include <inox/ioctl.h>
#include <inox/revoke.h>

/* No call moves more than this. */
#define INOX__CHAR_MOST		4096u
/* So much of it needs no memory but the stack. */
#define INOX__CHAR_FEW		32u
#define INOX__CHAR_NAME		40

/**
 * struct inox_ready - what a call would not have to wait for
 * @read: a read
 * @write: a write
 */
struct inox_ready {
	bool read, write;
};

/* A driver's calls with its type erased. */
struct inox__char_ops {
	int (*inox__read)(struct inox_dev *dev, struct inox_writer *out);
	int (*inox__write)(struct inox_dev *dev, struct inox_reader *in);
	struct inox_ready (*inox__ready)(struct inox_dev *dev);
};

/* As long as the device can be opened. */
struct inox__char {
	struct miscdevice inox__misc;
	struct inox_dev *inox__dev;
	char inox__name[INOX__CHAR_NAME];
};

/* A file holds the object. */
static inline struct inox_dev *inox__char_of(const struct file *file)
{
	return file->private_data;
}

/* The core holds its lock against deregistration while this runs. */
static inline int inox__char_open(struct inode *inode, struct file *file)
{
	struct inox__char *c = container_of(file->private_data,
					    struct inox__char, inox__misc);

	if (inox__fail())
		return -ENOMEM;
	inox__dev_get(c->inox__dev);
	file->private_data = c->inox__dev;
	return stream_open(inode, file);
}

static inline int inox__char_release(struct inode *inode, struct file *file)
{
	inox__dev_put(inox__char_of(file));
	return 0;
}

/*
 * -EAGAIN is waited out until there is news, if the file's owner wants to wait.
 * News that came since @seen was read are enough; but who is told of news all
 * the time, and never of his, can still be killed.
 */
static inline int inox__char_wait(const struct file *file, int seen)
{
	if (file->f_flags & O_NONBLOCK)
		return -EAGAIN;
	if (signal_pending(current))
		return -ERESTARTSYS;
	return inox__dev_wait(inox__char_of(file), seen);
}

/* One try: what the driver says, or -ENODEV. */
static __always_inline int inox__char_read_once(struct inox_dev *dev,
						const struct inox__char_ops *ops,
						struct inox_writer *out)
{
	int err;

	if (!inox__dev_visit(dev))
		return -ENODEV;
	err = ops->inox__read(dev, out);
	inox__dev_leave(dev);
	return err;
}

static __always_inline ssize_t
inox__char_read_to(const struct file *file, const struct inox__char_ops *ops,
		   void *bytes, size_t n)
{
	struct inox_dev *dev = inox__char_of(file);
	struct inox_writer out;
	int err, seen;

	do {
		out = inox__writer_over(bytes, n);
		seen = inox__dev_told(dev);
		err = inox__char_read_once(dev, ops, &out);
		if (err != -EAGAIN)
			return err ?: (ssize_t)inox_writer_used(&out);
		err = inox__char_wait(file, seen);
	} while (!err);
	return err;
}

static __always_inline int inox__char_write_once(struct inox_dev *dev,
						 const struct inox__char_ops *ops,
						 struct inox_reader *in)
{
	int err;

	if (!inox__dev_visit(dev))
		return -ENODEV;
	err = ops->inox__write(dev, in);
	inox__dev_leave(dev);
	return err;
}

static __always_inline ssize_t
inox__char_write_from(const struct file *file, const struct inox__char_ops *ops,
		      const void *bytes, size_t n)
{
	struct inox_dev *dev = inox__char_of(file);
	struct inox_reader in;
	int err, seen;

	do {
		in = inox__reader_over(bytes, n);
		seen = inox__dev_told(dev);
		err = inox__char_write_once(dev, ops, &in);
		if (!err && inox_reader_left(&in) == n)
			return -EIO;
		if (err != -EAGAIN)
			return err ?: (ssize_t)(n - inox_reader_left(&in));
		err = inox__char_wait(file, seen);
	} while (!err);
	return err;
}

/* The bytes of a call: few of them are on the stack.  NULL: no memory. */
static __always_inline void *inox__char_bytes(u8 *few, size_t n)
{
	void *bytes = inox__fail() ? NULL :
		n <= INOX__CHAR_FEW ? few : kmalloc(n, GFP_KERNEL);

	/* Else gcc thinks that the kernel's check of a copy reads what is not yet there. */
	OPTIMIZER_HIDE_VAR(bytes);
	return bytes;
}

static __always_inline void inox__char_forget(u8 *few, void *bytes)
{
	if (bytes == few)
		memzero_explicit(few, INOX__CHAR_FEW);
	else
		kfree_sensitive(bytes);
}

static __always_inline ssize_t
inox__char_read(struct file *file, const struct inox__char_ops *ops,
		char __user *to, size_t n)
{
	u8 few[INOX__CHAR_FEW], *bytes;
	ssize_t did;

	if (!n)
		return 0;
	n = min_t(size_t, n, INOX__CHAR_MOST);
	bytes = inox__char_bytes(few, n);
	if (!bytes)
		return -ENOMEM;
	did = inox__char_read_to(file, ops, bytes, n);
	if (did > 0 && copy_to_user(to, bytes, (size_t)did))
		did = -EFAULT;
	inox__char_forget(few, bytes);
	return did;
}

static __always_inline ssize_t
inox__char_write(struct file *file, const struct inox__char_ops *ops,
		 const char __user *from, size_t n)
{
	u8 few[INOX__CHAR_FEW], *bytes;
	ssize_t did;

	if (!n)
		return 0;
	n = min_t(size_t, n, INOX__CHAR_MOST);
	bytes = inox__char_bytes(few, n);
	if (!bytes)
		return -ENOMEM;
	if (copy_from_user(bytes, from, n))
		did = -EFAULT;
	else
		did = inox__char_write_from(file, ops, bytes, n);
	inox__char_forget(few, bytes);
	return did;
}

static __always_inline __poll_t
inox__char_poll(struct file *file, const struct inox__char_ops *ops,
		poll_table *wait)
{
	struct inox_dev *dev = inox__char_of(file);
	struct inox_ready ready;

	poll_wait(file, &dev->inox__waiting, wait);
	if (!inox__dev_visit(dev))
		return EPOLLHUP | EPOLLERR;
	ready = ops->inox__ready(dev);
	inox__dev_leave(dev);
	return (ready.read ? EPOLLIN | EPOLLRDNORM : 0) |
	       (ready.write ? EPOLLOUT | EPOLLWRNORM : 0);
}

/* Until this is done somebody may open it. */
static inline void inox__char_unpublish(void *data)
{
	struct inox__char *c = data;

	misc_deregister(&c->inox__misc);
	inox__count_down(inox__live_provider);
}

static inline int inox__char_publish(struct inox_dev *dev, const char *name,
				     const struct file_operations *fops)
{
	struct inox__char *c = inox__fail() ? NULL :
		devm_kzalloc(dev->inox__device, sizeof(*c), GFP_KERNEL);

	if (!c)
		return -ENOMEM;
	scnprintf(c->inox__name, sizeof(c->inox__name), "%s-%s", name,
		  dev_name(dev->inox__device));
	c->inox__dev = dev;
	c->inox__misc.minor = MISC_DYNAMIC_MINOR;
	c->inox__misc.name = c->inox__name;
	c->inox__misc.fops = fops;
	c->inox__misc.parent = dev->inox__device;
	c->inox__misc.mode = 0600;
	TRY(inox__fail() ? -EBUSY : misc_register(&c->inox__misc));
	inox__count_up(inox__live_provider);
	return devm_add_action_or_reset(dev->inox__device,
					inox__char_unpublish, c);
}

/**
 * inox_char_wake() - there may be something to read, or room to write
 * @self: the driver's object
 *
 * Lets who waits in its character device try again, and tells poll().
 *
 * Context: In a callback of @self.
 */
#define inox_char_wake(self)						\
	inox__dev_tell(&(self)->bus.inox__dev)

/**
 * inox_char() - a character device
 * @tag: the driver's struct; <tag>_char becomes, or goes into, its .publish
 * @name: a literal; the device is /dev/<name>-<device>
 * @...: designated callbacks, each optional:
 *	int .read(self, struct inox_writer *) writes what there is, or returns
 *	-EAGAIN; nothing written is the end of the file;
 *	int .write(self, struct inox_reader *) takes what it can, at least one
 *	byte (none is -EIO), or returns -EAGAIN;
 *	struct inox_ready .ready(self): for poll(); left out, always ready;
 *	.ioctls = &<tag>_ioctls, of inox_ioctls()
 *
 * Each has the object to itself and may sleep, but waits for nobody: after
 * -EAGAIN the call is repeated when inox_char_wake() was called.  A call moves at
 * most 4096 bytes.
 */
#define inox_char(tag, name, ...)					\
	struct inox__##tag##_char {					\
		int (*read)(struct tag *self, struct inox_writer *out);	\
		int (*write)(struct tag *self, struct inox_reader *in);	\
		struct inox_ready (*ready)(struct tag *self);		\
		const struct inox__##tag##_ioctls *ioctls;		\
	};								\
	static const struct inox__##tag##_char inox__##tag##_char = {	\
		__VA_ARGS__						\
	};								\
	static int inox__##tag##_char_read(struct inox_dev *dev,	\
					   struct inox_writer *out)	\
	{								\
		if (!inox__##tag##_char.read)				\
			return -EINVAL;					\
		return inox__##tag##_char.read((struct tag *)dev, out);	\
	}								\
	static int inox__##tag##_char_write(struct inox_dev *dev,	\
					    struct inox_reader *in)	\
	{								\
		if (!inox__##tag##_char.write)				\
			return -EINVAL;					\
		return inox__##tag##_char.write((struct tag *)dev, in);	\
	}								\
	static struct inox_ready					\
	inox__##tag##_char_ready(struct inox_dev *dev)			\
	{								\
		if (!inox__##tag##_char.ready)				\
			return (struct inox_ready){ true, true };	\
		return inox__##tag##_char.ready((struct tag *)dev);	\
	}								\
	static const struct inox__char_ops inox__##tag##_char_ops = {	\
		.inox__read = inox__##tag##_char_read,			\
		.inox__write = inox__##tag##_char_write,		\
		.inox__ready = inox__##tag##_char_ready,		\
	};								\
	static ssize_t							\
	inox__##tag##_file_read(struct file *file, char __user *to,	\
				size_t n, loff_t *unused)		\
	{								\
		return inox__char_read(file, &inox__##tag##_char_ops, to, n); \
	}								\
	static ssize_t							\
	inox__##tag##_file_write(struct file *file, const char __user *from, \
				 size_t n, loff_t *unused)		\
	{								\
		return inox__char_write(file, &inox__##tag##_char_ops, from, n); \
	}								\
	static __poll_t							\
	inox__##tag##_file_poll(struct file *file, poll_table *wait)	\
	{								\
		return inox__char_poll(file, &inox__##tag##_char_ops, wait); \
	}								\
	static long							\
	inox__##tag##_file_ioctl(struct file *file, unsigned int number, \
				 unsigned long arg)			\
	{								\
		const struct inox_ioctls *ioctls =			\
			(const struct inox_ioctls *)inox__##tag##_char.ioctls; \
									\
		if (!ioctls)						\
			return -ENOTTY;					\
		return inox__ioctl(ioctls, inox__char_of(file), number, \
				   (void __user *)arg);			\
	}								\
	static __must_check int						\
	tag##_char(const struct inox_built *built)			\
	{								\
		static const struct file_operations fops = {		\
			.owner = THIS_MODULE,				\
			.open = inox__char_open,			\
			.release = inox__char_release,			\
			.read = inox__##tag##_file_read,		\
			.write = inox__##tag##_file_write,		\
			.poll = inox__##tag##_file_poll,		\
			.unlocked_ioctl = inox__##tag##_file_ioctl,	\
			.compat_ioctl = compat_ptr_ioctl,		\
		};							\
									\
		return inox__char_publish(inox__built_dev(built), "" name, \
					  &fops);			\
	}								\
	struct tag

#endif
