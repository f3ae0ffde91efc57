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
#include <linux/uaccess.h>

#include <inox/bytes.h>
#include <inox/ioctl.h>
#include <inox/revoke.h>

/* No call moves more than this. */
#define INOX__CHAR_MOST		4096u
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
	const char *inox__name;
	const struct file_operations *inox__fops;
	int (*inox__read)(struct inox_dev *dev, struct inox_writer *out);
	int (*inox__write)(struct inox_dev *dev, struct inox_reader *in);
	struct inox_ready (*inox__ready)(struct inox_dev *dev);
	const struct inox__ioctl *(*inox__ioctl)(unsigned int number);
};

/* Counted: one holder is the device, the others are open files. */
struct inox__char {
	struct inox_gate inox__gate;
	struct miscdevice inox__misc;
	const struct inox__char_ops *inox__ops;
	char inox__name[INOX__CHAR_NAME];
};

static inline struct inox__char *inox__char_of(const struct file *file)
{
	return file->private_data;
}

static inline void inox__char_put(struct inox__char *c)
{
	if (!refcount_dec_and_test(&c->inox__gate.inox__holders))
		return;
	kfree(c);
	inox__count_down(inox__live_provider);
}

/* The core holds its lock against deregistration while this runs. */
static inline int inox__char_open(struct inode *inode, struct file *file)
{
	struct inox__char *c = container_of(file->private_data,
					    struct inox__char, inox__misc);

	if (inox__fail())
		return -ENOMEM;
	refcount_inc(&c->inox__gate.inox__holders);
	file->private_data = c;
	return stream_open(inode, file);
}

static inline int inox__char_release(struct inode *inode, struct file *file)
{
	inox__char_put(inox__char_of(file));
	return 0;
}

/* One try: what the driver says, or -ENODEV. */
static inline int inox__char_read_once(struct inox__char *c,
				       struct inox_writer *out)
{
	struct inox_dev *dev = inox__gate_enter(&c->inox__gate);
	int err;

	if (!dev)
		return -ENODEV;
	err = c->inox__ops->inox__read(dev, out);
	inox__gate_leave(&c->inox__gate);
	return err;
}

static inline int inox__char_write_once(struct inox__char *c,
					struct inox_reader *in)
{
	struct inox_dev *dev = inox__gate_enter(&c->inox__gate);
	int err;

	if (!dev)
		return -ENODEV;
	err = c->inox__ops->inox__write(dev, in);
	inox__gate_leave(&c->inox__gate);
	return err;
}

/*
 * -EAGAIN is waited out until there is news, if the file's owner wants to wait.
 * News that came since @seen was read are enough; but who is told of news all
 * the time, and never of his, can still be killed.
 */
static inline int inox__char_wait(struct inox__char *c, const struct file *file,
				  int seen)
{
	struct inox_gate *gate = &c->inox__gate;

	if (file->f_flags & O_NONBLOCK)
		return -EAGAIN;
	if (signal_pending(current))
		return -ERESTARTSYS;
	return (int)wait_event_interruptible(gate->inox__news,
					     inox__gate_since(gate, seen));
}

static inline ssize_t inox__char_read_to(struct inox__char *c,
					 const struct file *file, void *bytes,
					 size_t n)
{
	struct inox_writer out;
	int err, seen;

	do {
		out = inox__writer_over(bytes, n);
		seen = atomic_read(&c->inox__gate.inox__told);
		err = inox__char_read_once(c, &out);
		if (err != -EAGAIN)
			return err ?: (ssize_t)inox_writer_used(&out);
		err = inox__char_wait(c, file, seen);
	} while (!err);
	return err;
}

static inline ssize_t inox__char_write_from(struct inox__char *c,
					    const struct file *file,
					    const void *bytes, size_t n)
{
	struct inox_reader in;
	int err, seen;

	do {
		in = inox__reader_over(bytes, n);
		seen = atomic_read(&c->inox__gate.inox__told);
		err = inox__char_write_once(c, &in);
		if (!err && inox_reader_left(&in) == n)
			return -EIO;
		if (err != -EAGAIN)
			return err ?: (ssize_t)(n - inox_reader_left(&in));
		err = inox__char_wait(c, file, seen);
	} while (!err);
	return err;
}

static inline ssize_t inox__char_read(struct file *file, char __user *to,
				      size_t n, loff_t *unused)
{
	struct inox__char *c = inox__char_of(file);
	ssize_t did;
	void *bytes;

	if (!n)
		return 0;
	n = min_t(size_t, n, INOX__CHAR_MOST);
	bytes = inox__fail() ? NULL : kzalloc(n, GFP_KERNEL);
	if (!bytes)
		return -ENOMEM;
	did = inox__char_read_to(c, file, bytes, n);
	if (did > 0 && copy_to_user(to, bytes, (size_t)did))
		did = -EFAULT;
	kfree_sensitive(bytes);
	return did;
}

static inline ssize_t inox__char_write(struct file *file,
				       const char __user *from, size_t n,
				       loff_t *unused)
{
	struct inox__char *c = inox__char_of(file);
	ssize_t did;
	void *bytes;

	if (!n)
		return 0;
	n = min_t(size_t, n, INOX__CHAR_MOST);
	bytes = inox__fail() ? ERR_PTR(-ENOMEM) : memdup_user(from, n);
	if (IS_ERR(bytes))
		return PTR_ERR(bytes);
	did = inox__char_write_from(c, file, bytes, n);
	kfree_sensitive(bytes);
	return did;
}

static inline __poll_t inox__char_poll(struct file *file, poll_table *wait)
{
	struct inox__char *c = inox__char_of(file);
	struct inox_ready ready;
	struct inox_dev *dev;

	poll_wait(file, &c->inox__gate.inox__news, wait);
	dev = inox__gate_enter(&c->inox__gate);
	if (!dev)
		return EPOLLHUP | EPOLLERR;
	ready = c->inox__ops->inox__ready(dev);
	inox__gate_leave(&c->inox__gate);
	return (ready.read ? EPOLLIN | EPOLLRDNORM : 0) |
	       (ready.write ? EPOLLOUT | EPOLLWRNORM : 0);
}

static inline long inox__char_ioctl(struct file *file, unsigned int number,
				    unsigned long arg)
{
	struct inox__char *c = inox__char_of(file);

	return inox__ioctl_run(&c->inox__gate, c->inox__ops->inox__ioctl(number),
			       number, (void __user *)arg);
}

/* Until this is done somebody may open it: the gate is still held. */
static inline void inox__char_unpublish(void *data)
{
	struct inox__char *c = data;

	inox__gate_shut(&c->inox__gate);
	misc_deregister(&c->inox__misc);
	inox__char_put(c);
}

static inline int inox__char_publish(struct inox_dev *dev,
				     const struct inox__char_ops *ops)
{
	struct inox__char *c = inox__fail() ? NULL :
		kzalloc(sizeof(*c), GFP_KERNEL);
	int err;

	if (!c)
		return -ENOMEM;
	c->inox__ops = ops;
	scnprintf(c->inox__name, sizeof(c->inox__name), "%s-%s",
		  ops->inox__name, dev_name(dev->inox__device));
	c->inox__misc.minor = MISC_DYNAMIC_MINOR;
	c->inox__misc.name = c->inox__name;
	c->inox__misc.fops = ops->inox__fops;
	c->inox__misc.parent = dev->inox__device;
	c->inox__misc.mode = 0600;
	inox__gate_open(&c->inox__gate, dev);
	inox__count_up(inox__live_provider);
	err = inox__fail() ? -EBUSY : misc_register(&c->inox__misc);
	if (err) {
		inox__gate_shut(&c->inox__gate);
		inox__char_put(c);
		return err;
	}
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
	inox__gates_tell(&(self)->bus.inox__dev)

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
	static const struct inox__ioctl *				\
	inox__##tag##_char_ioctl(unsigned int number)			\
	{								\
		const struct inox_ioctls *ioctls =			\
			(const struct inox_ioctls *)inox__##tag##_char.ioctls; \
									\
		return ioctls ? ioctls->inox__find(number) : NULL;	\
	}								\
	static __must_check int						\
	tag##_char(const struct inox_built *built)			\
	{								\
		static const struct file_operations fops = {		\
			.owner = THIS_MODULE,				\
			.open = inox__char_open,			\
			.release = inox__char_release,			\
			.read = inox__char_read,			\
			.write = inox__char_write,			\
			.poll = inox__char_poll,			\
			.unlocked_ioctl = inox__char_ioctl,		\
			.compat_ioctl = compat_ptr_ioctl,		\
		};							\
		static const struct inox__char_ops ops = {		\
			.inox__name = "" name,				\
			.inox__fops = &fops,				\
			.inox__read = inox__##tag##_char_read,		\
			.inox__write = inox__##tag##_char_write,	\
			.inox__ready = inox__##tag##_char_ready,	\
			.inox__ioctl = inox__##tag##_char_ioctl,		\
		};							\
									\
		return inox__char_publish(inox__built_dev(built), &ops);	\
	}								\
	struct tag

#endif
