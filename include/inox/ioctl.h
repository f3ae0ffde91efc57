/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: ioctl.h
 *
 * Calls of a character device that read() and write() have no form for.  Each is a
 * number, as _IO(), _IOR(), _IOW() and _IOWR() make them, and a function with an
 * argument of that number's type.  Direction and size stand in the number, and are
 * compared with the function's argument when it is compiled.
 *
 * User memory is fetched once, before the driver is asked, and stored once, after
 * it; in between nobody waits for a page with the driver's object.  What the driver
 * does not set is zero, and padding is cleared, so nothing of the kernel's memory
 * gets out.
 */
#ifndef INOX_IOCTL_H
#define INOX_IOCTL_H

#include <linux/build_bug.h>
#include <linux/ioctl.h>
#include <linux/kernel.h>
#include <linux/uaccess.h>

#include <inox/revoke.h>

#define INOX__IOCTL_MOST	256u	/* bytes, on the stack */

/**
 * struct inox_ioctls - the calls of a driver's character device
 */
struct inox_ioctls {
	/* private: */
	int (*inox__without_data)(struct inox_dev *dev, unsigned int number);
	int (*inox__with_data)(struct inox_dev *dev, unsigned int number, void *data);
};

/* Some compilers' helpers do not know it. */
#ifdef __CHECKER__
#define inox__clear_padding(data) ((void)(data))
#else
#define inox__clear_padding(data) __builtin_clear_padding(data)
#endif

/* Without the object, which unbinding waits for: a page may take for ever. */
static inline int inox__ioctl_fetch(unsigned int number, void *data,
				    const void __user *from)
{
	if (!(_IOC_DIR(number) & _IOC_WRITE))
		return 0;
	return copy_from_user(data, from, _IOC_SIZE(number)) ? -EFAULT : 0;
}

static inline int inox__ioctl_store(unsigned int number, const void *data,
				    void __user *to)
{
	if (!(_IOC_DIR(number) & _IOC_READ))
		return 0;
	return copy_to_user(to, data, _IOC_SIZE(number)) ? -EFAULT : 0;
}

/* What the driver does not fill in is 0. */
static noinline_for_stack __maybe_unused int
inox__ioctl_with_data(const struct inox_ioctls *ioctls, struct inox_dev *dev,
		      unsigned int number, void __user *arg)
{
	u64 data[INOX__IOCTL_MOST / sizeof(u64)] = { };
	int err;

	if (_IOC_SIZE(number) > sizeof(data))
		return -ENOTTY;
	TRY(inox__ioctl_fetch(number, data, arg));
	if (!inox__dev_visit(dev))
		return -ENODEV;
	err = ioctls->inox__with_data(dev, number, data);
	inox__dev_leave(dev);
	return err ?: inox__ioctl_store(number, data, arg);
}

static __always_inline int inox__ioctl(const struct inox_ioctls *ioctls,
				       struct inox_dev *dev,
				       unsigned int number, void __user *arg)
{
	int err;

	if (_IOC_DIR(number) != _IOC_NONE)
		return inox__ioctl_with_data(ioctls, dev, number, arg);
	if (!inox__dev_visit(dev))
		return -ENODEV;
	err = ioctls->inox__without_data(dev, number);
	inox__dev_leave(dev);
	return err;
}

#define INOX__IOCTL_THUNK_0(tag, function, number)			\
	static_assert(_IOC_DIR(number) == _IOC_NONE,			\
		      "the number of " #function "() has an argument: say of which type"); \
	static int inox__##function(struct inox_dev *dev)		\
	{								\
		return function((struct tag *)dev);			\
	}

/* What only comes from the user is not the driver's to change. */
#define INOX__IOCTL_THUNK_1(tag, function, number, type)		\
	static_assert(_IOC_DIR(number) != _IOC_NONE,			\
		      "the number of " #function "() has no argument");	\
	static_assert(_IOC_SIZE(number) == sizeof(type),		\
		      "the number of " #function "() is for another type than " #type); \
	static_assert(sizeof(type) <= INOX__IOCTL_MOST,			\
		      #type " is too large: let it be read or written"); \
	enum { inox__##function##_stores = !!(_IOC_DIR(number) & _IOC_READ) }; \
	static int inox__##function(struct inox_dev *dev, void *data)	\
	{								\
		int err = function((struct tag *)dev,			\
				   __builtin_choose_expr(inox__##function##_stores, \
							 (type *)data,	\
							 (const type *)data)); \
									\
		inox__clear_padding((type *)data);			\
		return err;						\
	}

#define INOX__IOCTL_THUNK(tag, function, number, ...)			\
	CONCATENATE(INOX__IOCTL_THUNK_, COUNT_ARGS(__VA_ARGS__))(	\
		tag, function, number, ##__VA_ARGS__)

#define INOX__IOCTL_PLAIN_0(function, number)				\
	case number:							\
		return inox__##function(dev);
#define INOX__IOCTL_PLAIN_1(...)
#define INOX__IOCTL_PLAIN(tag, function, number, ...)			\
	CONCATENATE(INOX__IOCTL_PLAIN_, COUNT_ARGS(__VA_ARGS__))(function, number)

#define INOX__IOCTL_DATA_0(...)
#define INOX__IOCTL_DATA_1(function, number)				\
	case number:							\
		return inox__##function(dev, data);
#define INOX__IOCTL_DATA(tag, function, number, ...)			\
	CONCATENATE(INOX__IOCTL_DATA_, COUNT_ARGS(__VA_ARGS__))(function, number)

/**
 * inox_ioctls() - the calls of a character device: <tag>_ioctls, for inox_char()
 * @tag: the driver's struct
 * @list: a macro with a parameter, say "ioctl", that lists them:
 *	``ioctl(tag, function, number)`` for _IO(), ``int function(self)``;
 *	``ioctl(tag, function, number, type)`` for the others, ``int function(self,
 *	type *)``, and of _IOW() ``const type *``
 *
 * The functions have the object to themselves, may sleep but wait for nobody, and
 * return 0 or an errno; after an errno nothing is stored.  They get what the user
 * gave, or zeroes.  Memory that is not the user's is -EFAULT, other numbers are
 * -ENOTTY.  Programs of 32 bits call the same functions, so types are to have the
 * same layout there.
 */
#define inox_ioctls(tag, list)						\
	struct inox__##tag##_ioctls {					\
		struct inox_ioctls all;					\
	};								\
	INOX__TRUST							\
	list(INOX__IOCTL_THUNK)						\
	static __always_inline int					\
	inox__##tag##_ioctl_plain(struct inox_dev *dev, unsigned int number) \
	{								\
		switch (number) {					\
		list(INOX__IOCTL_PLAIN)					\
		}							\
		return -ENOTTY;						\
	}								\
	static int							\
	inox__##tag##_ioctl_data(struct inox_dev *dev, unsigned int number, \
				 void *data)				\
	{								\
		switch (number) {					\
		list(INOX__IOCTL_DATA)					\
		}							\
		return -ENOTTY;						\
	}								\
	static const struct inox__##tag##_ioctls tag##_ioctls = {	\
		{ inox__##tag##_ioctl_plain, inox__##tag##_ioctl_data }	\
	};								\
	INOX__END							\
	struct tag

#endif
